"""Lead-ins: the words that enumerated clauses hang from, through any depth of numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biaochi.engine.reading.options import BOX
from biaochi.parsers.labels import Kind, Label, parse_label

_ANNOUNCES = re.compile(r"下列|以下|如下|之一的[,。]?")
_STOP_END = re.compile(r"[。;,、!?]$")
# A field of a form or a contact line: the next such line stands beside it, not below.
_FIELD = re.compile(
    r"(?:地点|地址|时间|日期|联系人|联系方式|电话|传真|邮编|邮箱|名称|金额|期限|[账帐]号|开户行|户名|编号|签字|签名|盖章|公章"
    r"|职务|代表|性质|方式|规定|部门|单位|机构|[()]):$"
)
_LONGEST_FIELD = 24
# 采购包1(图书)的资格要求如下 announces the same list for the next lot.
_VARIES = re.compile(r"\d+|[一二三四五六七八九十]|\([^()]*\)")
# A list that begins with a higher number is the rest of another.
_HIGHEST_FIRST = 3
# A short numbered line without a stop names what the deeper numbers below it say.
_LONGEST_NAME = 25


@dataclass(frozen=True, slots=True)
class Step:
    """A clause on its way through the leads: its folded text and its number.

    `more` tells that the paragraph goes on to number of this kind, `heads` that the next piece of
    the same paragraph opens with one.
    """

    text: str
    label: Label | None
    more: bool = False
    heads: bool = False

    @property
    def announces(self) -> bool:
        """Whether what follows hangs from this clause in any case."""
        return self.heads or self.text.endswith(":")

    @property
    def may_announce(self) -> bool:
        """Whether numbered clauses that follow hang from this clause."""
        if _ANNOUNCES.search(self.text):
            return True
        # An option names what the numbered lines below it say, chosen or not.
        named = self.label is not None or BOX.match(self.text) is not None
        short = named and len(self.text) <= _LONGEST_NAME
        return short and not _STOP_END.search(self.text)


class _Open:
    """A lead-in that clauses still hang from.

    `items` is the number of the clause that hung from it last: None while none did, and
    `loose` where its items carry no numbers. `below` is the last number of a list within an item.
    """

    __slots__ = ("below", "items", "loose", "owner", "rested", "sure", "text")

    def __init__(self, owner: Label | None, text: str, sure: bool) -> None:
        self.owner = owner
        self.text = text
        self.sure = sure
        self.items: Label | None = None
        self.below: Label | None = None
        self.loose = False
        self.rested = False


class Leads:
    """Reads clauses in order and tells for each the lead-ins it hangs from, outermost first."""

    def __init__(self, base: tuple[str, ...] = ()) -> None:
        self._base = base
        self._stack: list[_Open] = []
        self._last = ""

    def clear(self) -> None:
        """Forget every lead-in: a heading came."""
        self._stack.clear()
        self._last = ""

    def fulfil(self) -> None:
        """A table came: it is what the lines without number that announced it were for."""
        while self._stack and self._stack[-1].owner is None and self._stack[-1].items is None:
            self._stack.pop()
        self._last = ""

    def feed(self, step: Step) -> tuple[str, ...]:
        """The lead-ins of the next clause."""
        if step.announces and step.label is None:
            self._drop_beside(step.text)
        if step.label is None:
            self._running(step)
        else:
            self._numbered(step.label)
        found = (*self._base, *(o.text for o in self._stack if not o.rested))
        if step.announces or step.may_announce:
            text = step.text
            self._stack.append(_Open(step.label, _without_number(text), step.announces))
        self._last = step.text[-1:]
        return found

    def _drop_beside(self, text: str) -> None:
        """Take away a lead-in that the new one replaces: its own repetition, or an empty field."""
        alike = _VARIES.sub("", text)
        for i, lead in enumerate(self._stack):
            if lead.owner is None and _VARIES.sub("", lead.text) == alike:
                del self._stack[i:]
                return
        if self._stack and self._stack[-1].owner is None:
            top = self._stack[-1]
            field = len(top.text) <= _LONGEST_FIELD and _FIELD.search(top.text) is not None
            if field and top.items is None:
                self._stack.pop()

    def _running(self, step: Step) -> None:
        """A clause without a number goes on with the item before it, or ends the list."""
        goes_on = step.more or self._last in (";", ",", "、", ":")
        while self._stack:
            top = self._stack[-1]
            if top.items is None and not top.loose:
                if top.sure:
                    top.loose = True
                    return
                self._stack.pop()
            elif goes_on:
                return
            elif top.loose:
                self._stack.pop()
            else:
                # The list may resume with its next number behind an explanation.
                for lead in self._stack:
                    lead.rested = True
                return

    def _numbered(self, label: Label) -> None:
        known = {_series(x) for o in self._stack for x in (o.owner, o.items) if x is not None}
        # A list that begins here in a new series hangs below, whatever its usual rank.
        fresh = label.first and label.kind >= Kind.HAN_PAREN and _series(label) not in known
        fresh = fresh and (len(label.numbers) == 1 or self._continues(label))
        while self._stack and not self._takes(self._stack[-1], label, fresh):
            self._stack.pop()
        for lead in self._stack:
            lead.rested = False

    def _continues(self, label: Label) -> bool:
        """Whether 3.1.1 stands below a 3.1."""
        numbers = (o.items or o.owner for o in self._stack)
        return any(n is not None and n.numbers == label.numbers[:-1] for n in numbers)

    def _takes(self, lead: _Open, label: Label, fresh: bool) -> bool:
        """Whether a number belongs under a lead-in."""
        if lead.items is None:
            below = fresh or lead.owner is None or _deeper(label, lead.owner)
            if len(label.numbers) > 1 and not label.first:
                below = False  # 7.4 is the next clause, not the first item of a list
            elsewhere = lead.owner is None and label.numbers[-1] > _HIGHEST_FIRST
            if lead.loose or elsewhere or not below:
                return False
            lead.items = label
            return True
        if _series(label) == _series(lead.items):
            follows = _follows(label, lead.items)
            lead.items, lead.below = label, None
            return follows
        if lead.rested or (lead.owner is not None and _series(lead.owner) == _series(label)):
            return False
        goes_on = fresh or (lead.below is not None and _follows(label, lead.below))
        if goes_on:
            lead.below = label
        return goes_on


def _series(label: Label) -> tuple[Kind, int]:
    return label.kind, len(label.numbers)


def _follows(label: Label, last: Label) -> bool:
    return _series(label) == _series(last) and 0 < label.numbers[-1] - last.numbers[-1] <= 3


def _deeper(label: Label, other: Label) -> bool:
    return _series(label) > _series(other)


def _without_number(text: str) -> str:
    label = parse_label(text)
    return text[len(label.text) :].lstrip("、. ") if label is not None else text
