"""Statutes as data, and citations of their provisions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from biaochi.model.numerals import numeral
from biaochi.model.regime import Regime


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in a statute: article (条), paragraph (款) and item (项); 0 means not given.

    For notices without articles `article` counts their parts (部分), see `Statute.unit`.
    """

    article: int
    paragraph: int = 0
    item: int = 0


@dataclass(frozen=True, slots=True)
class Statute:
    """A law, regulation or notice: names, dates and the shape of its articles.

    `shape` maps an article to the number of items in each of its paragraphs: `32: (0, 7)` means two
    paragraphs, the second with seven items. `verified` tells whether the shape was computed from
    the text. `unit` is the name of the top division, 条 or 部分. `regimes` are the bodies of law
    that it belongs to; a law that binds every buyer belongs to both.
    """

    name: str
    aliases: tuple[str, ...] = ()
    number: str = ""
    issuer: str = ""
    effective: dt.date | None = None
    repealed: dt.date | None = None
    successor: str = ""
    verified: bool = True
    unit: str = "条"
    shape: dict[int, tuple[int, ...]] = field(default_factory=dict)
    gists: dict[Provision, str] = field(default_factory=dict)
    regimes: frozenset[Regime] = frozenset(Regime)

    def cite(self, provision: Provision) -> str:
        """The provision in the usual form: 《…》第三十二条第二款第（七）项."""
        text = f"《{self.name}》第{numeral(provision.article)}{self.unit}"
        if provision.paragraph:
            text += f"第{numeral(provision.paragraph)}款"
        if provision.item:
            text += f"第（{numeral(provision.item)}）项"
        return text


@dataclass(frozen=True, slots=True)
class Citation:
    """The article that a finding rests on, resolved against the statute.

    `text` is the citation as printed, `gist` what it says in our own words, `number` the 文号;
    `verified` is False where the statute's text was not available for checking (待核). `regimes` are
    those of the statute.
    """

    statute: str
    provision: Provision
    text: str
    gist: str = ""
    number: str = ""
    verified: bool = True
    regimes: frozenset[Regime] = frozenset(Regime)
