"""Which findings appear, vanish or are judged otherwise when one set of rules replaces another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from test_rule_changes import WHOLE, side

from biaochi.batch import Order
from biaochi.rulediff.corpus import CorpusChange, compare_on
from biaochi.rulediff.text import corpus_text

TEXT = "第一章 投标人须知\n\n投标人须在本市注册。\n\n投标人须在本区注册。\n\n投标人须落户。\n"


def on_document(folder: Path, *swaps: tuple[str, str]) -> CorpusChange:
    after = WHOLE
    for old, new in swaps:
        after = after.replace(old, new)
    document = folder / "文件.txt"
    document.write_text(TEXT, encoding="utf-8")
    sides = side(folder / "旧", WHOLE), side(folder / "新", after)
    order = Order(rules=(), today=dt.date(2026, 3, 2))
    return compare_on(*sides, order, (document, folder / "没有.txt"))


def test_findings_that_appear_and_vanish(tmp_path: Path) -> None:
    change = on_document(tmp_path, ("本市 | 本省", "本市 | 本区"), ("  当 含 落户\n", ""))
    assert [(f.rule, f.words) for f in change.appeared] == [("地域.注册地", "「本区注册」")]
    assert [(f.rule, f.words) for f in change.vanished] == [("地域.注册地", "「落户」")]
    assert (change.files, change.kept, len(change.unreadable)) == (1, 1, 1)
    assert "发现出现 1、消失 1、判定变了 0、不变 1。" in corpus_text(change)


def test_the_same_breach_judged_otherwise(tmp_path: Path) -> None:
    change = on_document(tmp_path, ("级别 红", "级别 黄"))
    assert {(s.before.judged, s.after.judged) for s in change.shifted} == {("红·违规", "黄·违规")}
    assert (change.appeared, change.vanished, change.kept) == ((), (), 0)


def test_the_same_rules_change_nothing(tmp_path: Path) -> None:
    change = on_document(tmp_path)
    assert change.is_empty
    assert change.kept == 2
