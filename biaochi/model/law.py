"""Statutes as data, and citations of their provisions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from biaochi.model.numerals import numeral
from biaochi.model.regime import Regime


class Rank(StrEnum):
    """位阶: how high a statute stands, highest first.

    立法法 leaves 部门规章 and 地方性法规 unranked between themselves; here the one issued for the whole
    country comes first, since a lower layer needs the authority of a higher one.
    """

    LAW = "法律"
    ADMINISTRATIVE_REGULATION = "行政法规"
    DEPARTMENT_RULE = "部门规章"
    LOCAL_REGULATION = "地方性法规"
    LOCAL_RULE = "政府规章"
    NORMATIVE_DOCUMENT = "规范性文件"
    INTERNAL = "内部制度"

    @property
    def order(self) -> int:
        """0 for 法律, 6 for 内部制度."""
        return list(Rank).index(self)

    def reaches(self, other: Rank) -> bool:
        """Whether this stands as high as the other, or higher."""
        return self.order <= other.order


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in a statute: article (条), paragraph (款) and item (项); 0 means not given.

    For notices without articles `article` counts their parts (部分), see `Statute.unit`.
    """

    article: int
    paragraph: int = 0
    item: int = 0

    def overlaps(self, other: Provision) -> bool:
        """Whether one of the two is the other or a part of it."""
        return (
            self.article == other.article
            and 0 in (self.paragraph - other.paragraph, self.paragraph, other.paragraph)
            and 0 in (self.item - other.item, self.item, other.item)
        )


@dataclass(frozen=True, slots=True)
class Amendment:
    """修正: the day of a decision that changed provisions of a statute, and which.

    No provisions: the day is known, but not what was changed.
    """

    day: dt.date
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Statute:
    """A law, regulation or notice: names, dates and the shape of its articles.

    `shape` maps an article to the number of items in each of its paragraphs: `32: (0, 7)` means two
    paragraphs, the second with seven items. `verified` tells whether the shape was computed from
    the text. `unit` is the name of the top division, 条 or 部分. `regimes` are the bodies of law
    that it belongs to; a law that binds every buyer belongs to both. `rank` is None where a 待核
    statute does not say it.
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
    rank: Rank | None = None
    amendments: tuple[Amendment, ...] = ()

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
