"""What a trading platform prints around a notice: menus, the way to the page, lists of other pages."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from biaochi.parsers.html.nodes import attribute

_CONTAINERS = "div, ul, ol, dl, section, aside, table, td, p, form, footer, header"
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|topbar|toolbar|breadcrumbs?|crumbs?|sidebar|copyright|"
    r"footer|foot|friendlink|links|share|pagination)(?:$|[\s_-])",
    re.I,
)
_WAY = re.compile(r"\s*(?:您|你)?(?:现在|当前|目前)?(?:的|所在)*位置(?:是|为)?\s*[：:]")
_SENTENCE = re.compile(r"[。；]")
# A block goes only if so much of its text is links, and so little else remains in it.
_LINKED = 0.7
_FEWEST_LINKS = 4
_MOST_WORDS = 200
_MOST_SHARE = 0.3


def noise(body: LexborNode) -> frozenset[int]:
    """Identities of the parts of a page that are not its text.

    Cautious: a part goes only if it is made of links to other pages, or if the site itself calls it
    a menu or footer and it holds no sentence.
    """
    links = [a for a in body.css("a[href]") if not attribute(a, "href").startswith("#")]
    named = [node for node in body.css("[class], [id]") if _called_noise(node)]
    if not links and not named:
        return frozenset()
    whole = _size(body)
    around = {above.mem_id: above for a in links for above in _above(a)}
    skipped = {node.mem_id for node in around.values() if _is_menu(node)}
    skipped |= {
        node.mem_id
        for node in named
        if _size(node) <= whole * _MOST_SHARE and not _SENTENCE.search(node.text() or "")
    }
    return frozenset(skipped)


def _called_noise(node: LexborNode) -> bool:
    names = f"{attribute(node, 'class')} {attribute(node, 'id')}"
    return node.tag not in ("body", "html") and _NAMED.search(names) is not None


def _above(link: LexborNode) -> list[LexborNode]:
    """The nearest containers of a link, innermost first: menus are not deeper than this."""
    found: list[LexborNode] = []
    node = link.parent
    while node is not None and node.tag != "body" and len(found) < 4:
        if node.tag in ("div", "ul", "ol", "dl", "section", "aside", "p", "td", "tr", "table"):
            found.append(node)
        node = node.parent
    return found


def _is_menu(node: LexborNode) -> bool:
    text = node.text() or ""
    if _WAY.match(text) and len(text.strip()) < _MOST_WORDS:
        return True
    links = [a for a in node.css("a[href]") if not attribute(a, "href").startswith("#")]
    linked = sum(_size(a) for a in links)
    size = _size(node)
    if len(links) < _FEWEST_LINKS or linked < size * _LINKED or size - linked > _MOST_WORDS:
        return False
    return not _SENTENCE.search(text)


def _size(node: LexborNode) -> int:
    return len("".join((node.text() or "").split()))
