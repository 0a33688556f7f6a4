"""The statutes in rulesets/法规 against the texts they were drawn from."""

from __future__ import annotations

import datetime as dt
import os
from functools import lru_cache
from pathlib import Path

import pytest

from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import load
from biaochi.lawstore.articles import Article, read
from biaochi.model.folding import fold_words
from biaochi.model.law import Provision, Statute

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "biaochi" / "rulesets" / "法规"
SHARED = Path(os.environ.get("BIAOCHI_SHARED", ROOT.parent / "shared")) / "laws"
BORROWED = 12
"""So many characters in a row that also stand in the article count as copied from it."""


@lru_cache(maxsize=1)
def statutes() -> tuple[Statute, ...]:
    loaded = load([FOLDER])
    assert loaded.book is not None, "\n".join(map(render, loaded.diagnostics))
    return loaded.book.statutes


def verified() -> list[Statute]:
    return [s for s in statutes() if s.verified]


def named(name: str) -> Statute:
    return next(s for s in statutes() if name in (s.name, *s.aliases))


def text_of(statute: Statute) -> str:
    """The text of a statute; the file bears its name or, for a notice, its number."""
    if not SHARED.is_dir():
        pytest.skip(f"没有法规文本：{SHARED}（可用环境变量 BIAOCHI_SHARED 指定 shared 目录）")
    stems = (statute.name.removeprefix("中华人民共和国"), statute.number)
    found = [f for f in sorted(SHARED.iterdir()) if f.stem in stems]
    assert found, f"{statute.name} 标为已核，却没有文本"
    return found[0].read_text(encoding="utf-8")


def test_the_statutes_compile_without_a_word() -> None:
    assert not load([FOLDER]).diagnostics


def test_a_verified_statute_has_a_shape_and_an_unverified_one_has_none() -> None:
    for statute in statutes():
        assert bool(statute.shape) is statute.verified, statute.name
        assert statute.verified or not statute.gists, statute.name


@pytest.mark.parametrize(
    ("name", "article", "shape"),
    [
        ("中华人民共和国招标投标法", 18, (0, 0)),
        ("中华人民共和国招标投标法实施条例", 32, (0, 7)),
        ("中华人民共和国招标投标法实施条例", 51, (7,)),
        ("中华人民共和国政府采购法", 22, (6, 0)),
        ("中华人民共和国政府采购法实施条例", 20, (8,)),
        ("87号令", 20, (16, 0)),
        ("87号令", 55, (0,) * 8),
        ("招标投标领域公平竞争审查规则", 5, (11,)),
        ("财库〔2019〕38号", 1, (10, 0)),
    ],
)
def test_shapes_counted_by_hand(name: str, article: int, shape: tuple[int, ...]) -> None:
    assert named(name).shape[article] == shape


def test_gists_say_what_the_cited_items_are_about() -> None:
    gists = named("中华人民共和国招标投标法实施条例").gists
    assert "品牌" in gists[Provision(32, 2, 5)]
    assert "所有制" in gists[Provision(32, 2, 6)]
    assert "所在地" in named("中华人民共和国政府采购法实施条例").gists[Provision(20, 1, 7)]


def test_in_force_when_the_first_rules_begin() -> None:
    day = dt.date(2026, 11, 20)
    for statute in verified():
        assert statute.effective is not None and statute.effective <= day, statute.name


@pytest.mark.shared
@pytest.mark.parametrize("statute", verified(), ids=lambda s: s.name)
def test_every_article_has_the_shape_of_its_text(statute: Statute) -> None:
    unit, articles = read(text_of(statute))
    assert unit == statute.unit
    assert {a.number: a.shape for a in articles} == statute.shape


@pytest.mark.shared
@pytest.mark.parametrize("statute", verified(), ids=lambda s: s.name)
def test_gists_are_our_own_words(statute: Statute) -> None:
    _, articles = read(text_of(statute))
    copied = {
        statute.cite(provision): piece
        for provision, gist in statute.gists.items()
        if (piece := borrowed(gist, articles[provision.article - 1]))
    }
    assert not copied


def borrowed(gist: str, article: Article) -> str:
    """The first stretch of a gist that also stands in the article; "" if there is none."""
    words, text = fold_words(gist), fold_words(article.text)
    pieces = (words[i : i + BORROWED] for i in range(len(words) - BORROWED + 1))
    return next((p for p in pieces if p in text), "")
