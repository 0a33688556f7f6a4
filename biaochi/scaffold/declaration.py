"""The text of a new rule: every field that it needs, and comments where an author goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from biaochi.grammar.keywords import LANGUAGE_VERSION
from biaochi.reports.describe import family

USUAL_BASIS = "《招标投标法》第十八条第二款"
_SAMPLE_CONDITION = "约束 投标人 且 含 (具有|取得|提供) …6 示例证书"
_SAMPLE_EXCEPTION = "段 含 (不限|均可)"
_SAMPLE_BREACHES = ("投标人须【提供示例证书】。", "〔评审〕投标人【具有示例证书】的得5分。")
_SAMPLE_LAWFUL = ("投标人可提供示例证书，颁发机构不限。", "不得要求投标人提供示例证书。")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a rule that is being written; what is not asked for has a usual value.

    `when` are conditions, one for each 当; `more` are whole fields that a proposal needs.
    """

    name: str
    title: str = ""
    level: str = "红"
    basis: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()
    lawful: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    more: tuple[str, ...] = field(default=())


def completed(draft: Draft) -> Draft:
    """The draft with what its author left out; without an example it shows how one is written."""
    title = draft.title or "（一句话说清这条规则管什么）"
    basis = draft.basis or (USUAL_BASIS,)
    if draft.breaches:
        return replace(draft, title=title, basis=basis)
    return replace(
        draft,
        title=title,
        basis=basis,
        breaches=_SAMPLE_BREACHES,
        lawful=(*_SAMPLE_LAWFUL, *draft.lawful),
        when=(_SAMPLE_CONDITION,),
        more=(f"除非 {_SAMPLE_EXCEPTION}",),
    )


def header(name: str) -> str:
    """The first lines of a new file for rules of this family."""
    return f"语言版本 {LANGUAGE_VERSION}\n规则集 自编.{family(name)}  自己写的规则\n"


def declaration(draft: Draft) -> str:
    """The declaration of a completed draft; it ends with a line feed."""
    lines = [
        f"规则 {draft.name}  {draft.title}",
        f"  级别 {draft.level}",
        "  # 要由人来定的，再写两行：判定 疑似；疑问 是否……？",
        "  # 只看某些位置的，写：位置 资格、评审。不写时，除格式、引述、现状、目录外都看。",
        *(f"  {one}" for one in draft.more if not _excepts(one)),
        *_basis(draft.basis),
        *(f"  当 {condition}" for condition in draft.when),
        *(f"  {one}" for one in draft.more if _excepts(one)),
        *_exception_hint(draft),
        "  # 说明写违反了什么，建议写怎样改，都给起草文件的人看。{原文} 是报出的字。",
        f"  说明 「{{原文}}」：{draft.title}。",
        "  建议 删除这项要求；确有必要的，写明理由，只写到与本项目相称的程度。",
        *(f"  违规 {one}" for one in draft.breaches),
        *(f"  合规 {one}" for one in draft.lawful),
        *_lawful_hint(draft.lawful),
    ]
    return "".join(f"{line}\n" for line in lines)


def _basis(citations: Sequence[str]) -> list[str]:
    hint = "  # 换成这条规则真正的依据，精确到条、款、项；一行一条。"
    lines = [hint] if tuple(citations) == (USUAL_BASIS,) else []
    first, *rest = citations
    return [*lines, f"  依据 {first}", *(f"       {one}" for one in rest)]


def _excepts(line: str) -> bool:
    return line.startswith("除非")


def _exception_hint(draft: Draft) -> list[str]:
    if any(_excepts(one) for one in draft.more):
        return []
    return ["  # 不该报的情形写成例外：除非 段 含 (不限|均可)。每个除非至少配一个合规例句。"]


def _lawful_hint(lawful: Sequence[str]) -> list[str]:
    return [] if lawful else ["  # 再写几句相近而不违规的话，开头写：合规。"]
