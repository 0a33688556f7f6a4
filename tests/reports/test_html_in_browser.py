"""The page in a real browser: what the script does when a person clicks and types."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from report_sample import furniture

from biaochi.reports.html import render

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有 chromium，无法在浏览器里试报告")

STEPS = """
const seen = [];
const note = (what) => seen.push(`${what}: ` + [
  "问题" + (document.querySelector(".card.current")?.dataset.n ?? "无"),
  [...document.querySelectorAll("mark.current")].map((m) => m.textContent).join("|") || "无",
  document.querySelector("output").textContent,
].join(" / "));
const key = (k) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true }));
const chip = (i) => document.querySelectorAll(".chip")[i].click();
const set = (selector, value) => {
  const field = document.querySelector(selector);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
note("start");
key("j"); key("j"); note("jj");
key("k"); note("k");
document.querySelectorAll("mark")[6].click(); note("mark");
document.querySelector("#d1f5 .where a").click(); note("where");
chip(0); note("red");
key("k"); note("red k");
chip(0); chip(4); note("unsure");
chip(4); set("[data-filter=place]", "评审"); note("place");
set("[data-filter=place]", ""); set("[data-filter=rules]", "地域.社保"); note("rule");
set("[data-filter=rules]", ""); set("input", "拟派 项目经理"); note("search");
set("input", "没有这些字"); note("none");
document.title = seen.join("\\n");
"""


def test_clicks_keys_and_filters(tmp_path: Path) -> None:
    # The page's own policy forbids further scripts, so this copy goes without it.
    page = re.sub(r"<meta http-equiv[^>]*>", "", render([furniture()]))
    file = tmp_path / "report.html"
    file.write_text(page.replace("</body>", f"<script>{STEPS}</script></body>"), encoding="utf-8")
    assert browse(file) == [
        "start: 问题无 / 无 / 5 处",
        "jj: 问题2 / 未在青禾市注册 / 5 处",
        "k: 问题1 / 捌万元整 / 5 处",
        "mark: 问题4 / 青禾市内同类业绩得2分|其他地区业绩不得分 / 5 处",
        "where: 问题5 / 进口品牌 / 5 处",
        "red: 问题5 / 进口品牌 / 3 / 5 处",
        "red k: 问题4 / 青禾市内同类业绩得2分|其他地区业绩不得分 / 3 / 5 处",
        "unsure: 问题4 / 青禾市内同类业绩得2分|其他地区业绩不得分 / 1 / 5 处",
        "place: 问题4 / 青禾市内同类业绩得2分|其他地区业绩不得分 / 2 / 5 处",
        "rule: 问题4 / 青禾市内同类业绩得2分|其他地区业绩不得分 / 1 / 5 处",
        "search: 问题4 / 青禾市内同类业绩得2分|其他地区业绩不得分 / 1 / 5 处",
        "none: 问题4 / 青禾市内同类业绩得2分|其他地区业绩不得分 / 0 / 5 处",
    ]


def test_the_policy_of_the_page_stops_a_foreign_script(tmp_path: Path) -> None:
    foreign = "<script>document.title = 'foreign'</script></body>"
    file = tmp_path / "report.html"
    file.write_text(render([furniture()]).replace("</body>", foreign), encoding="utf-8")
    assert browse(file) == ["课桌椅招标文件.docx · 标尺检查报告"]


def browse(file: Path) -> list[str]:
    """The lines of the page's title after its scripts have run."""
    assert CHROMIUM is not None
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1440,900"]
    done = subprocess.run(
        [CHROMIUM, *arguments, "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    title = re.search(r"<title>(.*?)</title>", done.stdout, re.DOTALL)
    assert title is not None
    return title[1].splitlines()
