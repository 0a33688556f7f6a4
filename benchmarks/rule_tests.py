"""biaochi test on 1,000 rules, side by side with the shipped ones; run by itself: python -m benchmarks.rule_tests."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.files import OUT, ROOT
from benchmarks.processes import measure

COUNT = 1000
_NATION = ROOT / "biaochi" / "rulesets" / "国家"
_RULE = re.compile(r"^规则 (?P<name>\S+)", re.MULTILINE)
_CONDITION = re.compile(r"^\s*(?:当|除非) .*$", re.MULTILINE)
_GROUP = re.compile(r"\(([^()]*\|[^()]*)\)")


def many_rules(count: int = COUNT) -> Path:
    """A folder of rule files: the shipped ones over and over, each copy with words of its own.

    Every group of words is widened by a word that stands nowhere else, so that no two copies share
    their words, while all the examples still hold.
    """
    folder = OUT / f"规则{count}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    written = 0
    for copy in itertools.count():
        for file in sorted(_NATION.rglob("*.biao")):
            text = _variant(file.read_text(encoding="utf-8"), copy)
            kept = _first_rules(text, count - written)
            written += len(_RULE.findall(kept))
            (folder / f"{file.stem}{copy}.biao").write_text(kept, encoding="utf-8")
            if written == count:
                return folder
    raise AssertionError("the copies never end")


def _variant(text: str, copy: int) -> str:
    named = _RULE.sub(lambda m: f"规则 {m['name']}.第{copy}", text)
    own = itertools.count()
    return _CONDITION.sub(
        lambda line: _GROUP.sub(lambda m: f"({m[1]}|特{copy}字{next(own)}词)", line[0]), named
    )


def _first_rules(text: str, most: int) -> str:
    """The text up to the end of its so-and-so-manieth rule."""
    starts = [m.start() for m in _RULE.finditer(text)]
    return text[: starts[most]] if most < len(starts) else text


def _test(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "biaochi", "test", *arguments]


def main() -> None:
    """Print seconds and memory; the first run compiles, the others find the rules compiled."""
    folder = str(many_rules())
    with tempfile.TemporaryDirectory() as cache:
        os.environ["BIAOCHI_CACHE_DIR"] = cache
        commands = [("自带的规则", _test()), (f"{COUNT} 条规则", _test(folder))]
        cold, warm = measure(commands, rounds=1), measure(commands, rounds=3)
        mutated = measure([("自带的规则 --mutate", _test("--mutate", "--brief"))], rounds=1)
    print("biaochi test（第一次要编译，以后用编译好的）")
    for before, after in zip(cold, warm, strict=True):
        print(
            f"  {after.name:<12}第一次 {before.seconds:6.2f} s，以后 {after.seconds:6.2f} s，{after.megabytes:5.0f} MB"
        )
    print(f"  {COUNT} 条 / 自带 = {warm[1].seconds / warm[0].seconds:.2f}")
    for one in mutated:
        print(f"  {one.name} {one.seconds:.2f} s，{one.megabytes:.0f} MB")


if __name__ == "__main__":
    main()
