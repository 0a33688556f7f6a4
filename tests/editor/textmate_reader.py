"""A small reader of TextMate grammars: begin/end, match, captures, include; one line after another.

Enough of the rules by which editors colour text to try a grammar out; what it gives for all shipped
rules was compared with vscode-textmate once, token by token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Coloured:
    text: str
    scopes: tuple[str, ...]


class Reader:
    def __init__(self, grammar: Mapping[str, Any]) -> None:
        self.grammar = grammar

    def read(self, text: str) -> list[Coloured]:
        stack: list[Mapping[str, Any]] = []
        found: list[Coloured] = []
        for line in text.split("\n"):
            found += self._line(f"{line}\n", stack)
        return [one for one in found if one.text.strip()]

    def _line(self, line: str, stack: list[Mapping[str, Any]]) -> Iterator[Coloured]:
        at = 0
        while True:
            rule, match, is_end = self._next(line, at, stack)
            if match is None:
                yield Coloured(line[at:], self._scopes(stack))
                return
            yield Coloured(line[at : match.start()], self._scopes(stack))
            if is_end:
                stack.pop()
                yield Coloured(match[0], self._scopes(stack))
            elif "begin" in rule:
                yield from self._captured(rule, match, stack)
                stack.append(rule)
            else:
                scopes = (*self._scopes(stack), *filter(None, [rule.get("name", "")]))
                yield Coloured(match[0], scopes)
            at = match.end()

    def _next(
        self, line: str, at: int, stack: Sequence[Mapping[str, Any]]
    ) -> tuple[Mapping[str, Any], re.Match[str] | None, bool]:
        """The earliest match; the end of what is open comes before its patterns."""
        inner = stack[-1] if stack else self.grammar
        ends = [(inner, inner["end"], True)] if stack else []
        starts = [(r, r.get("begin") or r["match"], False) for r in self._flat(inner)]
        best: tuple[Mapping[str, Any], re.Match[str] | None, bool] = ({}, None, False)
        for rule, pattern, is_end in (*ends, *starts):
            match = re.compile(pattern, re.MULTILINE).search(line, at)
            if match and (best[1] is None or match.start() < best[1].start()):
                best = (rule, match, is_end)
        return best

    def _flat(self, rule: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        for one in rule.get("patterns", ()):
            if "include" in one:
                target = self.grammar["repository"][one["include"].removeprefix("#")]
                yield from self._flat(target) if "patterns" in target else [target]
            else:
                yield one

    def _scopes(self, stack: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
        return tuple(r[key] for r in stack for key in ("name", "contentName") if key in r)

    def _captured(
        self, rule: Mapping[str, Any], match: re.Match[str], stack: Sequence[Mapping[str, Any]]
    ) -> Iterator[Coloured]:
        at, around = match.start(), self._scopes(stack)
        outer = tuple(filter(None, [rule.get("name", "")]))
        for number in range(1, match.re.groups + 1):
            scope = rule["beginCaptures"].get(str(number), {}).get("name")
            if scope:
                yield Coloured(match.string[at : match.start(number)], (*around, *outer))
                yield Coloured(match[number], (*around, *outer, scope))
                at = match.end(number)
        yield Coloured(match.string[at : match.end()], (*around, *outer))
