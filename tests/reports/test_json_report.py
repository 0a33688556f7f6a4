from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from report_sample import furniture, of_paragraph, scan, with_region

from biaochi import __version__
from biaochi.reports.json_report import render
from biaochi.reports.schema import json_schema

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "report.schema.json"


def report(*results: Any) -> Any:
    return json.loads(render(results))


def test_a_report_keeps_to_its_schema() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(json_schema()))
    validator.validate(report(with_region(furniture()), scan()))
    spoilt = report(furniture())
    spoilt["documents"][0]["findings"][0]["level"] = "紫"
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(spoilt)


def test_the_published_schema_is_fresh() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == json_schema()


def test_it_carries_the_versions_and_the_day_of_judgement() -> None:
    whole = report(furniture())
    assert whole["schema"] == "biaochi-report/1"
    assert whole["tool"] == {"name": "biaochi", "version": __version__}
    document = whole["documents"][0]
    assert document["as_of"] == "2026-03-02"
    assert document["as_of_reason"] == "文件载明的公告日期"
    assert document["rules_version"] == "4f2a9c01be77"
    assert document["counts"] == {"红": 3, "黄": 1, "蓝": 1, "疑似": 1, "试行": 0}
    assert document["verdicts"]["未检查"] == 3


def test_spans_are_offsets_into_the_paragraph() -> None:
    for found in report(furniture())["documents"][0]["findings"]:
        paragraph = found["clause"]["paragraph"]
        spans = [*found["spans"], *(s for b in found["breaches"] for s in b["spans"])]
        assert spans
        for span in spans:
            assert paragraph[span["start"] : span["end"]] == span["text"]


def test_a_finding_in_a_table_tells_its_cell() -> None:
    found = report(furniture())["documents"][0]["findings"][3]
    assert found["where"] == "第7页 · 第三章 评标办法 · 表1 第2行第4列"
    assert found["anchor"] == {
        "paragraph": 18, "page": 7, "table": 1, "row": 2, "column": 4, "boxes": [],
    }  # fmt: skip
    assert found["place"] == "评审"
    citation = found["breaches"][0]["citations"][0]
    assert (citation["article"], citation["verified"]) == (5, False)


def test_boxes_on_the_page_are_given_where_the_format_knows_them() -> None:
    found = report(with_region(furniture()))["documents"][0]["findings"][0]
    assert found["anchor"]["boxes"] == [
        {"page": 1, "x0": 72.0, "y0": 90.5, "x1": 410.0, "y1": 104.5}
    ]


def test_what_was_not_checked_is_listed_with_its_cause() -> None:
    document = report(furniture())["documents"][0]
    assert document["unchecked"][0] == {"rule": "时限.等标期", "cause": "文件没有写明投标截止时间"}
    assert [n["rule"] for n in document["not_applicable"]] == ["采购意向.公开"]
    assert document["notices"][0]["page"] == 9


def test_an_unreadable_file_gives_its_cause_and_advice() -> None:
    assert report(scan())["documents"] == [
        {
            "status": "unreadable",
            "source": "青禾二中/扫描件.pdf",
            "cause": "页面没有文字层（扫描件）",
            "message": "文件是扫描件，没有文字可读。",
            "advice": "请用可编辑的原稿，或先做文字识别。",
        }
    ]


def test_equal_results_give_equal_bytes() -> None:
    assert render([furniture(), scan()]) == render([furniture(), scan()])


def test_half_a_character_does_not_break_the_file_or_the_offsets() -> None:
    text = render([of_paragraph("投标\ud83d人须在青禾市注册。", "青禾市注册")])
    text.encode("utf-8")
    assert "投标�人须在青禾市注册。" in text


def test_pydantic_is_loaded_for_json_only() -> None:
    code = "import sys, biaochi.reports.terminal, biaochi.reports.html; print('pydantic' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "False"
