"""第X条第Y款第（Z）项: a provision as written, checked against the shape of its statute."""

from __future__ import annotations

from biaochi.grammar.diagnostics import Log
from biaochi.grammar.tree import Name, ProvisionNode, SyntaxFile
from biaochi.model.law import Provision, Statute
from biaochi.model.numerals import numeral, whole


def resolve_provision(
    statute: Statute, node: ProvisionNode, file: SyntaxFile, log: Log
) -> Provision | None:
    """The provision in its one form, None (and noted) if the statute has no such place.

    In an article of one paragraph 第一款 is the article itself; an item always has its paragraph,
    also where the author left it out because only one paragraph has items. A statute without a
    shape (待核) is taken at the author's word.
    """
    if node.unit != statute.unit:
        cause = f"《{statute.name}》按「{statute.unit}」编号，这里写的是「{node.unit}」。"
        log.add("E309", file.source, node.at, cause, f"写成 第…{statute.unit}。")
        return None
    numbers = [_number(n, file, log) for n in (node.article, node.paragraph, node.item)]
    if any(n is None for n in numbers):
        return None
    article, paragraph, item = (n or 0 for n in numbers)
    if not statute.shape:
        return Provision(article, paragraph, item)
    return _Checker(statute, article, node, file, log).check(paragraph, item)


def _number(name: Name | None, file: SyntaxFile, log: Log) -> int | None:
    """The number of a part of a citation, 0 where it is not given, None if it is no number."""
    if name is None:
        return 0
    number = whole(name.text)
    if not number:
        log.add(
            "E306", file.source, name.at, f"「{name.text}」不是一个数。", "用中文或阿拉伯数字写。"
        )
    return number or None


class _Checker:
    """Checks paragraph and item against the shape of one article."""

    def __init__(
        self, statute: Statute, article: int, node: ProvisionNode, file: SyntaxFile, log: Log
    ) -> None:
        self.statute = statute
        self.article = article
        self.node = node
        self.file = file
        self.log = log

    def check(self, paragraph: int, item: int) -> Provision | None:
        """The provision in its one form."""
        items = self.statute.shape.get(self.article)
        if items is None:
            self._no_article()
            return None
        if paragraph > len(items):
            self._no_paragraph(item, items)
            return None
        if item and not paragraph:
            paragraph = self._paragraph_of_items(items, item)
            if not paragraph:
                return None
        if item > (items[paragraph - 1] if paragraph else 0):
            self._no_item(paragraph, item, items)
            return None
        if len(items) == 1 and not item:
            paragraph = 0
        return Provision(self.article, paragraph, item)

    @property
    def _called(self) -> str:
        return f"第{numeral(self.article)}{self.statute.unit}"

    def _note(self, code: str, name: Name | None, cause: str, advice: str) -> None:
        at = name.at if name else self.node.at
        self.log.add(code, self.file.source, at, cause, advice)

    def _no_article(self) -> None:
        shape, unit = self.statute.shape, self.statute.unit
        first, last = numeral(min(shape)), numeral(max(shape))
        cause = (
            f"《{self.statute.name}》共 {len(shape)} {unit}（第{first}{unit}至第{last}{unit}）。"
        )
        self._note(
            "E302", self.node.article, cause, "对照原文改正；若是法规声明漏了，就补进「结构」。"
        )

    def _no_paragraph(self, item: int, items: tuple[int, ...]) -> None:
        count = len(items)
        cause = f"《{self.statute.name}》{self._called}只有 {count} 款。"
        if count == 1 and item and item <= items[0]:
            advice = f"是不是想写「{self._called}第（{numeral(item)}）项」？"
        else:
            advice = "对照原文改正款号。"
        self._note("E303", self.node.paragraph, cause, advice)

    def _paragraph_of_items(self, items: tuple[int, ...], item: int) -> int:
        """The paragraph that an item without paragraph belongs to, 0 (and noted) if unclear."""
        having = [n for n, count in enumerate(items, 1) if count]
        if len(having) == 1:
            return having[0]
        if not having:
            cause = f"《{self.statute.name}》{self._called}没有分项。"
            self._note("E304", self.node.item, cause, f"写到条或款为止：{self._called}。")
            return 0
        which = "、".join(f"第{numeral(n)}款" for n in having)
        cause = f"{self._called}的{which}都有项，要写明是哪一款。"
        fitting = next((n for n in having if items[n - 1] >= item), having[0])
        advice = f"例如「{self._called}第{numeral(fitting)}款第（{numeral(item)}）项」。"
        self._note("E303", self.node.item, cause, advice)
        return 0

    def _no_item(self, paragraph: int, item: int, items: tuple[int, ...]) -> None:
        count = items[paragraph - 1]
        where = self._called + (f"第{numeral(paragraph)}款" if len(items) > 1 else "")
        cause = f"《{self.statute.name}》{where}" + (
            f"只有 {count} 项。" if count else "没有分项。"
        )
        other = next((n for n, many in enumerate(items, 1) if many >= item), 0)
        advice = "对照原文改正项号。"
        if other:
            advice = f"是不是想写「{self._called}第{numeral(other)}款第（{numeral(item)}）项」？"
        self._note("E304", self.node.item, cause, advice)
