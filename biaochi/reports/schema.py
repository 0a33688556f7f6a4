"""The JSON report as types: what is written, and the JSON schema that says so.

Importing this module imports pydantic, so only the JSON report does.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

LevelName = Literal["红", "黄", "蓝"]
Fault = Literal["违规", "疑似"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BoxJson(_Part):
    """页面上的矩形，单位为点，原点在页面左上角。"""

    page: int = Field(ge=1)
    x0: float
    y0: float
    x1: float
    y1: float


class AnchorJson(_Part):
    """段落在文件中的位置，一律从 1 数起；格式没有页码时 page 为空，不在表格里时 table、row、column 为空。"""

    paragraph: int
    page: int | None
    table: int | None
    row: int | None
    column: int | None
    boxes: tuple[BoxJson, ...]


class SpanJson(_Part):
    """一段问题文字；start、end 是它在 paragraph 文字中的起止字符（含起不含止）。"""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class CitationJson(_Part):
    """依据的条文；article、paragraph、item 为条、款、项，0 表示未指明；verified 为否表示条文待核。

    quote 是条文的原文，用户没有导入这部法规时为空。
    """

    statute: str
    article: int
    paragraph: int
    item: int
    text: str
    gist: str
    quote: str
    number: str
    verified: bool


class FactJson(_Part):
    """结论所依据的要素：名称、值、写在哪里；paragraph 为空表示由别的要素算出。"""

    name: str
    value: str
    where: str
    paragraph: int | None
    spans: tuple[SpanJson, ...]


class AdjustedJson(_Part):
    """下层对规则的调整；loosens 为是表示放宽，这时 citations 是授权的条文，reason 是理由。"""

    layer: str
    change: str
    loosens: bool
    citations: tuple[CitationJson, ...]
    reason: str


class BreachJson(_Part):
    """一条规则在这句话上的结论；疑似时 question 是需要人工核实的问题。

    trial 表示规则在试行，不影响结论；layer 说规则是哪个地方或单位的（国家的为空），
    adjusted 是下层对它的调整。
    """

    rule: str
    title: str
    level: LevelName
    verdict: Fault
    party: str
    spans: tuple[SpanJson, ...]
    message: str
    suggestion: str
    question: str
    citations: tuple[CitationJson, ...]
    facts: tuple[FactJson, ...]
    trial: bool
    layer: str
    adjusted: tuple[AdjustedJson, ...]


class ClauseJson(_Part):
    """问题所在的句子；start、end 是它在 paragraph 文字中的起止字符，lead 是它承接的引导语。"""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    paragraph: str
    lead: tuple[str, ...]


class FindingJson(_Part):
    """一处问题；fingerprint 由规则和问题文字算出，与页码、编号无关，可用来跟踪同一处问题。

    missing 表示缺少应有的内容：这时没有问题文字，位置是它应当出现的地方。
    """

    fingerprint: str = Field(pattern="^[0-9a-f]{16}$")
    level: LevelName
    verdict: Fault
    place: str
    section: tuple[str, ...]
    where: str
    anchor: AnchorJson
    clause: ClauseJson
    missing: bool
    spans: tuple[SpanJson, ...]
    breaches: tuple[BreachJson, ...] = Field(min_length=1)


class RuleLeftOutJson(_Part):
    """没有检查或者不适用的规则，及其原因。"""

    rule: str
    cause: str


class NoticeJson(_Part):
    """文件中没有读到的部分；page 为空表示全文。"""

    cause: str
    detail: str
    page: int | None


class CountsJson(_Part):
    """问题处数：按颜色分，其中疑似多少处；试行规则的另计。"""

    red: int = Field(serialization_alias="红")
    yellow: int = Field(serialization_alias="黄")
    blue: int = Field(serialization_alias="蓝")
    suspect: int = Field(serialization_alias="疑似")
    trial: int = Field(serialization_alias="试行")


class VerdictsJson(_Part):
    """规则条数：按结论分。"""

    breach: int = Field(serialization_alias="违规")
    suspect: int = Field(serialization_alias="疑似")
    clear: int = Field(serialization_alias="未发现")
    unchecked: int = Field(serialization_alias="未检查")
    not_applicable: int = Field(serialization_alias="不适用")


class CheckedJson(_Part):
    """一份已检查的文件；as_of 是判定法律适用的日期，as_of_reason 是这一天的由来。"""

    status: Literal["checked"] = "checked"
    source: str
    format: str
    pages: int | None
    as_of: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    as_of_reason: str
    regimes: tuple[str, ...]
    rules_version: str
    layers: tuple[str, ...]
    counts: CountsJson
    findings: tuple[FindingJson, ...]
    verdicts: VerdictsJson
    unchecked: tuple[RuleLeftOutJson, ...]
    not_applicable: tuple[RuleLeftOutJson, ...]
    notices: tuple[NoticeJson, ...]


class UnreadableJson(_Part):
    """一份读不了的文件。"""

    status: Literal["unreadable"] = "unreadable"
    source: str
    cause: str
    message: str
    advice: str


class ToolJson(_Part):
    """写出报告的工具。"""

    name: Literal["biaochi"] = "biaochi"
    version: str


class ReportJson(_Part):
    """标尺的检查报告。"""

    # The number is raised when a field changes its meaning or goes away, not when one is added.
    schema_name: Literal["biaochi-report/1"] = Field(
        default="biaochi-report/1", serialization_alias="schema"
    )
    tool: ToolJson
    documents: tuple[Annotated[CheckedJson | UnreadableJson, Field(discriminator="status")], ...]


def json_schema() -> str:
    """The JSON schema of the report, as kept in docs/reference/report.schema.json."""
    schema = ReportJson.model_json_schema(by_alias=True, mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "biaochi-report/1"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"
