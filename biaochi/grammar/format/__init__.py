"""The formatter: rule files in the one canonical form of the language."""

from __future__ import annotations

from biaochi.grammar.format.files import Formatted, format_text

__all__ = ["Formatted", "format_text"]
