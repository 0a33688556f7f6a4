"""Qualified names of WordprocessingML elements, spelled once."""

from __future__ import annotations

import re
from functools import cache

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"

VAL = W + "val"

_INTEGER = re.compile(r"-?[0-9]{1,9}")


@cache
def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML."""
    return W + name


def integer(text: str | None) -> int | None:
    """An attribute as a whole number, None where it is missing or something else."""
    return int(text) if text is not None and _INTEGER.fullmatch(text) else None
