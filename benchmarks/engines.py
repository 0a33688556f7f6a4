"""The same phrases in general engines: google-re2's Set and YARA-X."""

from __future__ import annotations

import multiprocessing
import os
import re
import time
from collections.abc import Callable, Sequence

from benchmarks.variants import phrases
from biaochi.grammar.compiled import Phrase, RuleBook

Figures = tuple[float, float]
"""Seconds to compile, seconds to scan."""
Engine = Callable[[Sequence[str], Sequence[str]], Figures]
LIMIT = 60
"""Seconds after which an engine is given up."""
_ANY_VALUE = "[0-9]+"
_BYTES_A_CHARACTER = 3


def expressions(book: RuleBook) -> list[str]:
    """One regular expression per phrase; word lists become alternations."""
    found = [_expression(p, book) for rule in book.rules for p in phrases(rule)]
    return list(dict.fromkeys(found))


def _expression(phrase: Phrase, book: RuleBook) -> str:
    pieces = []
    for number, slot in enumerate(phrase.slots):
        if number:
            gap = phrase.gaps[number - 1]
            pieces.append(f".{{{gap.least},{gap.most}}}")
        if slot.words is None:
            pieces.append(_ANY_VALUE)
        else:
            pieces.append("(?:" + "|".join(map(re.escape, book.sets[slot.words].words)) + ")")
    return "".join(pieces)


def within_limit(engine: Engine, patterns: Sequence[str], lines: Sequence[str]) -> Figures | None:
    """Compile and scan in a process of its own; None when it fails or needs over LIMIT seconds."""
    results: multiprocessing.Queue[Figures] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_run, args=(engine, patterns, lines, results))
    process.start()
    process.join(LIMIT)
    if process.is_alive():
        process.kill()
        return None
    return results.get() if process.exitcode == 0 else None


def _run(
    engine: Engine,
    patterns: Sequence[str],
    lines: Sequence[str],
    results: multiprocessing.Queue[Figures],
) -> None:
    # re2 floods standard error when a set is too large for it.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    results.put(engine(patterns, lines))


def re2_set(patterns: Sequence[str], lines: Sequence[str]) -> Figures:
    """Seconds to compile and to scan all lines (first scan, states built as they are met)."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = 4 << 30
    start = time.perf_counter()
    matcher = re2.Set.SearchSet(options)
    for pattern in patterns:
        matcher.Add(pattern.replace("\\-", "-"))
    matcher.Compile()
    compiled = time.perf_counter()
    for line in lines:
        matcher.Match(line)
    return compiled - start, time.perf_counter() - compiled


def yara_x(patterns: Sequence[str], lines: Sequence[str]) -> Figures:
    """Seconds to compile and to scan; YARA-X knows bytes only, so gaps are counted in bytes."""
    import yara_x as yara

    start = time.perf_counter()
    compiler = yara.Compiler()
    for number, pattern in enumerate(patterns):
        compiler.add_source(
            f"rule r{number} {{ strings: $a = /{_as_bytes(pattern)}/s condition: $a }}"
        )
    rules = compiler.build()
    compiled = time.perf_counter()
    rules.scan("\n".join(lines).encode())
    return compiled - start, time.perf_counter() - compiled


def _as_bytes(pattern: str) -> str:
    widened = re.sub(
        r"\{(\d+),(\d+)\}",
        lambda m: f"{{{int(m[1]) * _BYTES_A_CHARACTER},{int(m[2]) * _BYTES_A_CHARACTER}}}",
        pattern,
    )
    return "".join(_byte_form(c) for c in widened)


def _byte_form(char: str) -> str:
    if char == "/":
        return "\\/"
    return char if char.isascii() else "".join(f"\\x{b:02x}" for b in char.encode())
