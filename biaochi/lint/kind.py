"""What a check is, what it reports, and how a report can be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from biaochi.grammar.diagnostics import Diagnostic
from biaochi.grammar.source import Range
from biaochi.grammar.tree import SyntaxFile

if TYPE_CHECKING:
    from biaochi.lint.project import Project


class Severity(StrEnum):
    """How bad it is: an error never does what it says, a hint is a matter of taste."""

    ERROR = "错误"
    WARNING = "警告"
    HINT = "提示"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of a stretch of a file, in characters of `SourceFile.text`."""

    at: Range
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a check objects to; `edits` mend it without changing what the rules mean."""

    file: SyntaxFile
    at: Range
    cause: str
    advice: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of objection.

    `why` says what goes wrong if nothing is done. `bad` and `good` are whole declarations, or
    fields that take the place of those fields in a right rule; the check objects to `bad` only.
    """

    code: str
    title: str
    severity: Severity
    why: str
    bad: str
    good: str
    run: Callable[[Project], Iterable[Hit]]
    mends: bool = False


@dataclass(frozen=True, slots=True)
class Remark(Diagnostic):
    """A hit as authors see it: a diagnostic with a severity, and with edits where it can be mended.

    `called` is the title of its check.
    """

    called: str = ""
    severity: Severity = Severity.WARNING
    edits: tuple[Edit, ...] = ()

    @property
    def title(self) -> str:
        """What kind of objection this is."""
        return self.called

    @property
    def is_error(self) -> bool:
        """No remark keeps rules from being used."""
        return False

    @property
    def counts(self) -> bool:
        """Whether it makes a run fail; hints do not."""
        return self.severity is not Severity.HINT
