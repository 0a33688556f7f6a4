"""What the parts of a page are to a reader."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

TEXT = "-text"
# Never printed, or printed around every page of a site.
DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "iframe",
        "svg",
        "canvas",
        "button",
        "select",
        "option",
        "datalist",
        "object",
        "embed",
        "video",
        "audio",
        "map",
        "head",
        "title",
        "meta",
        "link",
        "textarea",
        "input",
        "img",
        "del",
        "rt",
        "rp",
        "-comment",
        "!doctype",
    ]
)
# These two frame the site, unless they stand within the article itself.
FRAMING = frozenset(("header", "footer"))
ARTICLES = frozenset(("article", "main"))
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)


def attribute(node: LexborNode, name: str) -> str:
    """The value of an attribute, empty where it is missing or has none."""
    return node.attributes.get(name) or ""


def dropped(node: LexborNode) -> bool:
    """Whether a reader of the page does not see this part, or sees it on every page."""
    tag = node.tag
    if tag in DROPPED:
        return True
    if tag in FRAMING and not _within_article(node):
        return True
    attributes = node.attributes
    if tag == "div" and attributes.get("title") in FRAMING:
        # LibreOffice saves the running header and footer so.
        return True
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def centred(node: LexborNode) -> bool:
    """Whether the lines of this block are centred."""
    return (
        node.tag == "center"
        or attribute(node, "align").lower() == "center"
        or _CENTRED.search(attribute(node, "style")) is not None
    )


def bold(node: LexborNode) -> bool:
    """Whether this part is set in bold type."""
    return node.tag in ("b", "strong") or _BOLD.search(attribute(node, "style")) is not None


def leads_within_page(node: LexborNode) -> bool:
    """Whether this part is a link to another place on the page, as lines of the contents are."""
    return (
        node.tag == "a" and len(attribute(node, "href")) > 1 and attribute(node, "href")[0] == "#"
    )


def number(text: str, otherwise: int, most: int) -> int:
    """A whole number in an attribute, kept within 1 and `most`."""
    match = re.match(r"\s*(\d{1,6})", text)
    return max(1, min(int(match[1]), most)) if match else otherwise


def _within_article(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ARTICLES:
            return True
        above = above.parent
    return False
