"""In which encoding a text was saved: a ladder of tests, surest first.

Statistical detectors fail on short GBK text with much ASCII in it, so they are asked one thing only:
whether bytes that make odd GB18030 are Big5.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
# What pages call GB2312 or GBK holds characters that only the superset GB18030 has.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030"}
_DECLARED_WITHIN = 4096
_SAMPLE = 20_000


def decode(data: bytes, *, html: bool = False) -> tuple[str, str]:
    """The text and the name of its encoding, as Python names it; never fails.

    With `html` the charset that the page declares is believed where the bytes do not refute it.
    Bytes that fit no encoding become U+FFFD.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    declared = _declared(data) if html else ""
    for name in (_utf16(data), "utf-8", declared, "gb18030"):
        text = _strict(data, name)
        if text is not None and not (name == "gb18030" and declared != name and _odd(text)):
            return text, name
    return _last_resort(data)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name) if name else None
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(data: bytes) -> str:
    """The charset that an HTML page names in its head, empty where none or unknown."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not found:
        return ""
    name = found[1].decode("ascii").lower()
    try:
        return codecs.lookup(_SUPERSETS.get(name, name)).name
    except LookupError:
        return ""


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: line breaks, digits and blanks have a zero byte on one side only."""
    if len(data) % 2 or b"\0" not in data:
        return ""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 4 * min(even, odd) + 1:
        return ""
    name = "utf-16-be" if even > odd else "utf-16-le"
    text = _strict(data, name)
    return name if text is not None and _share_plain(text) > 0.9 else ""


def _share_plain(text: str) -> float:
    """Share of characters that Chinese documents are made of: ASCII, CJK and their punctuation."""
    sample = text[:_SAMPLE]
    plain = sum(
        c in "\t\r\n"
        or " " <= c <= "~"
        or "一" <= c <= "鿿"
        or "\u2000" <= c <= "\u30ff"
        or "！" <= c <= "￥"
        for c in sample
    )
    return plain / max(len(sample), 1)


def _odd(text: str) -> bool:
    """Whether a text got by GB18030 is made of characters that hardly anybody writes.

    Level 1 of GB 2312 (16–55区) holds the 3755 characters of everyday use; Big5 bytes read as GB18030 land
    mostly outside it.
    """
    rare = common = 0
    for char in text[:_SAMPLE]:
        if char < "\u3400":
            continue
        lead, *trail = char.encode("gb18030", "replace")
        if 0xB0 <= lead <= 0xD7 and trail and trail[0] >= 0xA1:
            common += 1
        elif not "！" <= char <= "￥":
            rare += 1
    return rare > common


def _last_resort(data: bytes) -> tuple[str, str]:
    """UTF-8 with a few damaged bytes, Big5, else GB18030 with marks for what does not fit."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 50 < sum(c > "\u2e7f" for c in text):
        return text, "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=["big5", "big5hkscs", "gb18030"]).best()
    name = best.encoding if best is not None else "gb18030"
    if name.startswith("big5"):
        name = "big5hkscs"
    return data.decode(name, "replace"), name
