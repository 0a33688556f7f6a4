"""制度: the two bodies of law under which documents buy."""

from __future__ import annotations

from enum import StrEnum


class Regime(StrEnum):
    """The law under which a document buys, or that a statute belongs to."""

    TENDERING = "招标投标法"
    PROCUREMENT = "政府采购法"
