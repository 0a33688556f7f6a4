"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const status = document.querySelector(".status");
  const narrow = matchMedia("(max-width: 900px)");
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  let current = null;

  const result = (node) => node.closest(".result");
  const numbers = (node) => node.dataset.f.split(" ");
  const marksOf = (card) =>
    all(".paper [data-f]", result(card)).filter((m) => numbers(m).includes(card.dataset.n));
  const cardOf = (mark) => {
    // Where several findings share the words, further clicks go through them.
    const cards = numbers(mark).map((n) => document.getElementById(`${result(mark).id}f${n}`));
    const shown = cards.filter((c) => !c.hidden);
    return shown[(shown.indexOf(current) + 1) % shown.length];
  };

  function view(name) {
    document.body.dataset.view = name;
    all("[data-view]", document.querySelector(".bar")).forEach((b) =>
      b.setAttribute("aria-pressed", String(b.dataset.view === name)));
  }

  function toCard(card) {
    const list = card.parentElement;
    if (narrow.matches) card.scrollIntoView({ block: "center", behavior });
    else {
      const top = card.offsetTop;
      if (top < list.scrollTop || top + card.offsetHeight > list.scrollTop + list.clientHeight)
        list.scrollTop = top - 8; // at once: two smooth scrolls stop each other
    }
  }

  function toText(card) {
    const mark = marksOf(card)[0];
    if (mark) mark.scrollIntoView({ block: "center", behavior });
    else result(card).scrollIntoView({ behavior });
  }

  function select(card, { text = true, list = true } = {}) {
    if (current) {
      current.classList.remove("current");
      current.removeAttribute("aria-current");
      marksOf(current).forEach((m) => m.classList.remove("current"));
    }
    current = card;
    card.classList.add("current");
    card.setAttribute("aria-current", "true");
    marksOf(card).forEach((m) => m.classList.add("current"));
    if (list) toCard(card);
    if (text) toText(card);
    status.textContent = `问题 ${card.dataset.n}，${card.querySelector(".title").textContent}`;
  }

  function go(step) {
    const cards = all(".card");
    let at = current ? cards.indexOf(current) + step : step > 0 ? 0 : cards.length - 1;
    while (cards[at]?.hidden) at += step;
    if (cards[at]) follow(cards[at]);
  }

  function follow(card) {
    const inText = document.body.dataset.view === "text";
    select(card, { text: !narrow.matches || inText, list: !narrow.matches || !inText });
  }

  function filter(section) {
    const form = section.querySelector(".filters");
    const pressed = (name) =>
      all(`[data-filter=${name}][aria-pressed=true]`, form).map((b) => b.dataset.value);
    const levels = pressed("level");
    const verdicts = pressed("verdict");
    const rule = form.querySelector("[data-filter=rules]").value;
    const place = form.querySelector("[data-filter=place]").value;
    const words = form.querySelector("input").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const cards = all(".card", section);
    for (const card of cards) {
      const d = card.dataset;
      const text = words.length ? `${card.textContent} ${wholeText(card)}`.toLowerCase() : "";
      card.hidden = !(
        (!levels.length || levels.includes(d.level)) &&
        (!verdicts.length || verdicts.includes(d.verdict)) &&
        (!rule || d.rules.split(" ").includes(rule)) &&
        (!place || d.place === place) &&
        words.every((w) => text.includes(w))
      );
    }
    const shown = new Set(cards.filter((c) => !c.hidden).map((c) => c.dataset.n));
    all(".paper [data-f]", section).forEach((m) =>
      m.classList.toggle("off", !numbers(m).some((n) => shown.has(n))));
    form.querySelector("output").textContent =
      shown.size === cards.length ? `${cards.length} 处` : `${shown.size} / ${cards.length} 处`;
    section.querySelector(".none").hidden = shown.size > 0;
  }

  const wholeText = (card) => marksOf(card)[0]?.closest("p, h3, h4, h5, h6")?.textContent ?? "";

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.filter) {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter(result(button));
    } else if (button?.dataset.go) go(Number(button.dataset.go));
    else if (button?.dataset.view) {
      view(button.dataset.view);
      if (current) follow(current);
    } else if (!String(getSelection())) jump(event);
  });

  function jump(event) {
    const mark = event.target.closest(".paper [data-f]");
    const card = event.target.closest(".card");
    const link = event.target.closest("a");
    if (mark) {
      const target = cardOf(mark);
      if (!target) return;
      event.preventDefault();
      if (narrow.matches) view("findings");
      select(target, { text: false });
      if (mark.tagName === "A") target.focus({ preventScroll: true });
    } else if (card && (!link || link.closest(".where"))) {
      event.preventDefault();
      if (narrow.matches && link) view("text");
      select(card, { list: false, text: !narrow.matches || Boolean(link) });
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/") {
      const section = current ? result(current) : document;
      section.querySelector("input[type=search]")?.focus();
      event.preventDefault();
    }
  });

  all(".filters").forEach((form) => {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => filter(result(form)));
  });
  if (document.querySelector(".card")) {
    document.querySelector(".bar").hidden = false;
    view("findings");
  }
})();
