"use strict";
const box = document.getElementById("search");
const found = document.getElementById("found");
const none = document.getElementById("none");
const articles = [...document.querySelectorAll("article")].map((element) => ({
  element,
  text: element.textContent.toLowerCase(),
  entry: document.querySelector(`[data-for="${CSS.escape(element.id)}"]`),
}));
const rows = [...document.querySelectorAll(".wide tbody tr")].map((element) => ({
  element,
  text: element.textContent.toLowerCase(),
}));
const sections = [...document.querySelectorAll("main > section")];
const groups = [...document.querySelectorAll(".contents details")];

function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = (text) => words.every((word) => text.includes(word));
  let count = 0;
  for (const { element, text, entry } of articles) {
    element.hidden = !wanted(text);
    if (entry) entry.hidden = element.hidden;
    if (!element.hidden) count += 1;
  }
  let shown = 0;
  for (const { element, text } of rows) {
    element.hidden = !wanted(text);
    if (!element.hidden) shown += 1;
  }
  for (const section of sections) {
    section.hidden = !section.querySelector("article:not([hidden]), .wide tbody tr:not([hidden])");
  }
  for (const group of groups) {
    const some = group.querySelector("li:not([hidden])") !== null;
    group.parentElement.hidden = !some;
    if (words.length) group.open = some;
  }
  found.textContent = words.length ? `找到 ${count} 条` : "";
  none.hidden = count + shown > 0;
}

box.addEventListener("input", search);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) {
    event.preventDefault();
    box.focus();
  } else if (event.key === "Escape" && document.activeElement === box) {
    box.value = "";
    search();
  }
});
window.addEventListener("beforeprint", () => {
  for (const group of groups) group.open = true;
});
