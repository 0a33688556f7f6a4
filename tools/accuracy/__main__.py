"""make accuracy: precision, recall and alerts per document on the labelled corpus.

Details are printed for the tuning part alone; of the held-out part only figures, unless
`--held-out` is given (after a result stands, never before).
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Sequence

from biaochi.engine.matching.check import Checker, Judging
from biaochi.engine.reading.dating import date_of
from biaochi.engine.reading.regime import regimes_of
from biaochi.grammar.cache import load_cached
from biaochi.model.document import Document, Paragraph, Section, Table, Unreadable
from biaochi.model.finding import Checked, Finding
from biaochi.model.regime import Regime
from biaochi.parsers import read
from tools.accuracy.facts import report as report_facts
from tools.accuracy.items import document_of
from tools.accuracy.labels import (
    CORPUS,
    ROOT,
    Item,
    Label,
    LabelledDocument,
    covered_by,
    documents,
    items,
)
from tools.accuracy.scoring import Score, Tally, by_level, confirms, tally, unlabelled

_TODAY = dt.date(2026, 11, 20)
"""The day on which undated texts are judged; fixed, so that figures compare from day to day."""


def main() -> int:
    """Run and print; without the corpus, on our own clauses alone."""
    options = _options()
    if not CORPUS.exists():
        print(f"没有语料 {CORPUS}：只量自编的句子")
    loaded = load_cached((ROOT / "biaochi" / "rulesets",))
    if loaded.book is None:
        print("规则有错，先运行 biaochi test")
        return 2
    if options.facts:
        report_facts(loaded.book, options.held_out, options.brief)
        return 0
    checker = Checker(loaded.book)
    covered = covered_by(rule.name for rule in loaded.book.rules)
    print(f"规则 {len(loaded.book.rules)} 条，覆盖 {len(covered)} 类\n")
    _clauses(checker, covered, options)
    _documents(checker, covered, options)
    if not options.clauses_only:
        report_facts(loaded.book, options.held_out, options.brief)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="details of the held-out part too")
    parser.add_argument("--clauses-only", action="store_true")
    parser.add_argument("--facts", action="store_true", help="only the facts of whole documents")
    parser.add_argument("--brief", action="store_true", help="figures only")
    return parser.parse_args()


def judging(document: Document, regime: str) -> Judging:
    """As the command line would judge, with the labelled regime where there is one."""
    day, reason = date_of(document) or (_TODAY, "固定日期")
    named = [r for r in Regime if r == regime]
    return Judging(day, reason, frozenset(named) or regimes_of(document)[0])


def _clauses(checker: Checker, covered: frozenset[str], options: argparse.Namespace) -> None:
    for held_out in (False, True):
        chosen = [item for item in items() if item.held_out is held_out]
        for name in dict.fromkeys(item.set for item in chosen):
            results = [(i, _check_item(checker, i)) for i in chosen if i.set == name]
            part = "保留" if held_out else "调试"
            show = not options.brief and (options.held_out or not held_out)
            _print_tally(
                f"句子 {name}（{part}部分，{len(results)} 条）", tally(results, covered), show
            )


def _check_item(checker: Checker, item: Item) -> Checked:
    document = document_of(item)
    return checker.check(document, judging(document, item.regime))


def _print_tally(title: str, result: Tally, details: bool) -> None:
    print(f"== {title}")
    print(f"   总计 {_figures(result.total)}")
    if not details:
        print()
        return
    for slug in sorted(result.scores):
        print(f"   {slug:28}{_figures(result.scores[slug])}")
    for item in result.misses:
        print(f"   漏 {item.id} {'/'.join(sorted(item.slugs))} {_short(item.text)}")
    for item, rules in result.alarms:
        print(f"   误 {item.id} {rules} {_short(item.text)}")
    print()


def _figures(score: Score) -> str:
    precision = "  - " if score.precision is None else f"{score.precision:.2f}"
    recall = "  - " if score.recall is None else f"{score.recall:.2f}"
    return f"准 {precision}  全 {recall}  中 {score.hit} 漏 {score.missed} 误 {score.false}"


def _short(text: str, room: int = 110) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= room else flat[:room] + "…"


def _documents(checker: Checker, covered: frozenset[str], options: argparse.Namespace) -> None:
    if options.clauses_only:
        return
    print("== 整份文件")
    for labelled in documents():
        document = read(labelled.path)
        if isinstance(document, Unreadable):
            print(f"{labelled.path.name}: {document.message}")
            continue
        checked = checker.check(document, judging(document, labelled.regime))
        show = not options.brief and (options.held_out or not labelled.held_out)
        _print_document(labelled, checked, covered, show)


def _print_document(
    labelled: LabelledDocument, checked: Checked, covered: frozenset[str], details: bool
) -> None:
    size = sum(len(text) for text in _texts(checked.document.root))
    levels = by_level(checked.findings)
    colours = " ".join(f"{level}{levels[level]}" for level in "红黄蓝")
    alerts = levels["红"] + levels["黄"]
    rate = alerts * 50_000 / max(size, 1)
    mark = "（保留）" if labelled.held_out else ""
    print(f"-- {labelled.path.name}{mark} {size} 字 {colours} 每五万字 {rate:.1f}", end="")
    unread = f" 未读出 {len(checked.notices)} 处" if checked.notices else ""
    if labelled.labels is None:
        print(f"（无标注）{unread}")
        if details:
            _print_findings("警", checked.findings)
        return
    _print_labels(labelled.labels, checked, covered, details)


def _print_labels(
    labels: Sequence[Label], checked: Checked, covered: frozenset[str], details: bool
) -> None:
    wanted = [x for x in labels if x.by_rule and x.slugs & covered and not x.borderline]
    missed = [x for x in wanted if not any(confirms(x, f) for f in checked.findings)]
    loose = unlabelled(checked.findings, labels)
    confirmed = len(checked.findings) - len(loose)
    print(
        f" 应查 {len(wanted)} 查到 {len(wanted) - len(missed)}"
        f" 警报 {len(checked.findings)} 标注证实 {confirmed}"
    )
    if not details:
        return
    for label in missed:
        kind = "违" if label.certain else "疑"
        print(
            f"   漏{kind} {label.id} {'/'.join(sorted(label.slugs))} {_short(label.quotes[0], 80)}"
        )
    _print_findings("未证", loose)


def _print_findings(word: str, findings: Iterable[Finding]) -> None:
    for finding in findings:
        rules = "、".join(f"{b.level}{b.rule}" for b in finding.breaches)
        words = " … ".join(finding.clause.paragraph.text[s.start : s.end] for s in finding.spans)
        print(
            f"   {word} {rules} [{finding.clause.place}] 【{_short(words, 40)}】 {_short(finding.clause.text, 100)}"
        )


def _texts(section: Section) -> Iterable[str]:
    if section.heading is not None:
        yield section.heading.text
    for child in section.children:
        yield from _texts(child) if isinstance(child, Section) else _block_texts(child)


def _block_texts(block: Paragraph | Table) -> Iterable[str]:
    if isinstance(block, Paragraph):
        yield block.text
        return
    for row in block.rows:
        for cell in row:
            for inner in cell.blocks:
                yield from _block_texts(inner)


if __name__ == "__main__":
    sys.exit(main())
