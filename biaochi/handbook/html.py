"""The handbook as one self-contained HTML page: contents, search, rules, print style.

The page loads nothing and sends nothing; its policy allows exactly one style and one script.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter

from biaochi.editor.lexer import BiaoLexer
from biaochi.handbook.book import Handbook

_TONES = {"红": "red", "黄": "yellow", "蓝": "blue"}


def page(book: Handbook) -> str:
    """The whole handbook as one HTML page."""
    style, script = _asset("handbook.css"), _asset("handbook.js")
    template = _environment().get_template("handbook.html.j2")
    text = template.render(
        book=book, style=Markup(style), script=Markup(script), policy=_policy(style, script)
    )
    return f"{text.rstrip()}\n"


def _asset(name: str) -> str:
    # The hash is taken over what stands between the tags, so the line feed belongs to it.
    text = files("biaochi.handbook").joinpath("templates", name).read_text(encoding="utf-8")
    return f"\n{text}"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _highlighted(code: str) -> Markup:
    """A rule as its author wrote it, in spans that the style colours; Pygments escapes the text."""
    return Markup(highlight(code, BiaoLexer(), HtmlFormatter(nowrap=True)).rstrip())


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("biaochi.handbook"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"tone": _TONES.__getitem__, "code": _highlighted}
    return environment
