"""What is said once about a kind of diagnostic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of diagnostic: its code, title, explanation, and an example that triggers it.

    `example` is either whole declarations, or fields that take the place of those fields in a
    right rule; a rule set takes the place of the file's own. Empty where the mistake lies outside
    the text of one file (an encoding, a missing file).
    """

    code: str
    title: str
    explanation: str
    example: str
