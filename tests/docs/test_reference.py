"""The reference says what is so: its examples hold, its mistakes are answered as it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from biaochi.engine.facts.examples import check as check_fact
from biaochi.engine.matching.check import Checker
from biaochi.engine.ruletest import run as run_examples
from biaochi.grammar import keywords as kw
from biaochi.grammar.compiled import Scope, ValueKind
from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import load
from biaochi.grammar.terms import Figure
from biaochi.model.fact import FactType
from tools import errors_page, grammar_page
from tools.console import ROOT
from tools.grammar_names import SIGNS
from tools.mistakes import Mistake, mistakes_on

REFERENCE = ROOT / "docs" / "reference"
LANGUAGE = REFERENCE / "规则语言"
INDEX = LANGUAGE / "目录.md"
PAGES = sorted(LANGUAGE.glob("*.md"))
CONSTRUCTS = [page for page in PAGES if page != INDEX]
EXAMPLE = re.compile(r"^```biao(?: (\S+\.biao))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MISTAKES = [mistake for page in PAGES for mistake in mistakes_on(page)]


def examples_on(page: Path) -> list[tuple[str, str]]:
    """Name and text of each complete example of a page."""
    found = EXAMPLE.findall(page.read_text(encoding="utf-8"))
    return [(name or f"例{number}.biao", text) for number, (name, text) in enumerate(found)]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[bool, str]]]:
    """How every example sentence came out, by the name of its page."""
    folder = tmp_path_factory.mktemp("手册")
    for page in PAGES:
        for name, text in examples_on(page):
            (folder / page.stem).mkdir(exist_ok=True)
            (folder / page.stem / name).write_text(text, encoding="utf-8")
    loaded = load((ROOT / "biaochi" / "rulesets" / "法规", REFERENCE / "样例", folder))
    assert loaded.book is not None, "\n\n".join(render(d) for d in loaded.diagnostics)
    assert [render(d) for d in loaded.diagnostics if str(folder) in d.file] == []
    checker = Checker(loaded.book)
    found: dict[str, list[tuple[bool, str]]] = {page.stem: [] for page in PAGES}
    for result in run_examples(checker):
        name = Path(result.rule.source.file).parent.name
        if name in found:
            found[name].append((result.passed, result.as_found()))
    for fact in loaded.book.facts:
        for one in check_fact(fact, checker.index):
            found[Path(fact.source.file).parent.name].append((one.passed, one.words))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_examples_hold(page: Path, results: dict[str, list[tuple[bool, str]]]) -> None:
    assert results[page.stem]
    assert [words for passed, words in results[page.stem] if not passed] == []


@pytest.mark.parametrize("page", CONSTRUCTS, ids=lambda p: p.stem)
def test_a_page_says_what_for_how_and_where_else(page: Path) -> None:
    title, purpose, *_ = (b for b in page.read_text(encoding="utf-8").split("\n\n") if b)
    assert title == f"# {title[2:]}"
    assert purpose.endswith(("。", "：", "；"))
    headings = re.findall(r"^## (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert "例子" in headings
    assert headings[-1] == "另见"


def test_the_index_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\(([^/)]*\.md)\)", INDEX.read_text(encoding="utf-8")))
    assert linked == {page.name for page in CONSTRUCTS}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m.page.stem}: {m.text.split()[0]}")
def test_a_mistake_is_answered_as_the_page_shows(mistake: Mistake) -> None:
    assert mistake.shown == mistake.true, "python -m tools.mistakes renews it"


def test_mistakes_show_many_codes() -> None:
    assert len({mistake.shown.split()[0] for mistake in MISTAKES}) >= 30


def test_the_page_of_codes_is_fresh() -> None:
    shown = errors_page.PAGE.read_text(encoding="utf-8")
    assert shown == errors_page.page(), "python -m tools.errors_page renews it"


def test_the_page_of_the_grammar_is_fresh() -> None:
    shown = grammar_page.PAGE.read_text(encoding="utf-8")
    assert shown == grammar_page.page(), "python -m tools.grammar_page renews it"


def test_the_diagrams_of_the_grammar_are_fresh() -> None:
    shown = {p.name: p.read_text(encoding="utf-8") for p in grammar_page.PICTURES.iterdir()}
    assert shown == grammar_page.pictures(), "python -m tools.grammar_page renews them"


FIELDS = [(d.keyword, f.keyword) for d in kw.DECLARATIONS for f in d.fields]
WORDS = sorted(
    {
        *(d.keyword for d in kw.DECLARATIONS),
        *SIGNS.values(),
        *map(str, Scope),
        *(f"@{kind}" for kind in ValueKind),
        *map(str, FactType),
        *(f"评分表 {figure}" for figure in Figure),
        "约束",
        "位置",
        "至少",
        "近",
    }
)


def written() -> str:
    """Everything that the pages of the language show as code."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in CONSTRUCTS)
    blocks = re.findall(r"^```(?:text|biao)[^\n]*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", text)])


WRITTEN = written()


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_language_is_on_a_page(word: str) -> None:
    assert word in WRITTEN


@pytest.mark.parametrize(("declaration", "field"), FIELDS)
def test_every_field_is_on_the_page_of_its_declaration(declaration: str, field: str) -> None:
    (page,) = (p for p in CONSTRUCTS if p.stem.partition("与")[0] == declaration)
    text = page.read_text(encoding="utf-8").partition("## 例子")[0]
    assert field in re.findall(r"[\u4e00-\u9fff]+", text)
