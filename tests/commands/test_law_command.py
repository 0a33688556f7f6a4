"""biaochi law as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biaochi.cli import cli
from biaochi.reports.wrap import cells

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "工具" / "法规示例"
RULES = FOLDER / "江岭省.biao"
TEXT = FOLDER / "江岭省招标采购规定.txt"
ONLY = ("--rules", RULES, "--no-builtin")
SHIPPED = ("--rules", ROOT / "biaochi" / "rulesets" / "法规", "--no-builtin")


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "库"
    monkeypatch.setenv("BIAOCHI_LAW_STORE", str(place))
    return place


def law(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["law", *map(str, arguments)])


def test_the_list_is_good_in_80_columns() -> None:
    result = law("list", *SHIPPED)
    assert result.exit_code == 0
    assert max(cells(line) for line in result.output.splitlines()) <= 80
    assert "政府采购货物和服务招标投标管理办法" in result.output
    assert "法律（7）" in result.output


def test_the_list_tells_what_was_repealed_and_what_was_imported() -> None:
    law("import", TEXT, *ONLY)
    output = law("list", *ONLY).output
    assert "2025-07-01 废止，由《江岭省招标采购规定》继任" in output
    assert "已导入原文" in output


def test_the_list_as_json() -> None:
    old, new = json.loads(law("list", *ONLY, "--format", "json").output)
    assert (old["repealed"], old["successor"]) == ("2025-07-01", "江岭省招标采购规定")
    assert (new["rank"], new["gists"], new["rules"], new["articles"]) == ("地方性法规", 3, 1, 6)


def test_a_provision_is_shown_with_its_words_gist_and_rules() -> None:
    before = law("show", "江岭规定3条1款2项", *ONLY).output
    assert "没有导入" in before
    law("import", TEXT, *ONLY)
    output = law("show", "《江岭规定》", "第三条第一款第（二）项", *ONLY).output
    assert "（二）叫投标人在投标以前就到本省开店设点；" in output
    assert "只写一家企业" not in output
    assert "不得先要求在本地设点" in output
    assert "江岭.设点" in output


def test_a_statute_is_shown_with_shape_dates_and_provisions() -> None:
    output = law("show", "江岭规定", *ONLY).output
    for words in ("地方性法规", "6 条，9 款，3 项", "2026-05-01 第三条", "第四条", "江岭.设点"):
        assert words in output


def test_show_as_json_quotes_the_words() -> None:
    law("import", TEXT, *ONLY)
    shown = json.loads(law("show", "江岭规定第三条", *ONLY, "--format", "json").output)
    (part,) = shown["provisions"]
    assert (part["item"], part["rules"][0]["name"]) == (2, "江岭.设点")
    assert part["quote"].endswith("开店设点；")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("江领规定", "是不是想写「江岭规定」？"), ("江岭规定第九条", "共 6 条")],
)
def test_what_is_not_there_ends_with_a_hint(typed: str, said: str) -> None:
    result = law("show", typed, *ONLY)
    assert result.exit_code == 2
    assert said in result.output


def test_coverage_by_statute_and_by_rule() -> None:
    output = law("coverage", *ONLY).output
    assert "有要旨、还没有规则：2" in output
    assert "第二条第一款、第四条" in output
    assert "只依据待核的法规：没有" in law("coverage", "--by", "规则", *ONLY).output
    both = json.loads(law("coverage", *ONLY, "--format", "json").output)
    assert both["rules"] == {"total": 1, "unverified_only": [], "soft_only": []}
    assert [p["article"] for p in both["statutes"][1]["without_rule"]] == [2, 4]


def test_import_says_what_differs_and_ends_with_1() -> None:
    result = law("import", TEXT, *ONLY)
    assert result.exit_code == 1
    assert "第五条：我们 2 款，文件 3 款" in result.output
    assert "没有变化" in law("import", TEXT, *ONLY).output


def test_one_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    plain = tmp_path / "便条.txt"
    plain.write_text("明天开会。\n", encoding="utf-8")
    result = law("import", plain, TEXT, *ONLY)
    assert result.exit_code == 3
    assert "便条.txt：不是法规" in result.output
    assert "收进法规库" in result.output


def test_what_was_imported_can_be_removed(own_store: Path) -> None:
    law("import", TEXT, *ONLY)
    assert len(list(own_store.iterdir())) == 1
    result = law("import", "--remove", "江岭规定", *ONLY)
    assert (result.exit_code, list(own_store.iterdir())) == (0, [])
    assert "库里没有原文" in law("import", "--remove", "江岭规定", *ONLY).output


@pytest.mark.parametrize(
    "wrong", [(), (TEXT, "--remove", "江岭规定"), (TEXT, TEXT, "--as", "江岭规定")]
)
def test_import_used_wrongly(wrong: tuple[object, ...], own_store: Path) -> None:
    result = law("import", *wrong, *ONLY)
    assert result.exit_code == 2
    assert not own_store.exists()


def test_stale_citations_are_named_with_their_successor() -> None:
    result = law("check", RULES, "--no-builtin", "--as-of", "2027-01-01")
    assert result.exit_code == 1
    assert "改引继任的《江岭省招标采购规定》" in result.output
    assert "江岭.设点" in result.output
    earlier = law("check", RULES, "--no-builtin", "--as-of", "2025-06-30", "--format", "json")
    assert earlier.exit_code == 1
    (one,) = json.loads(earlier.output)["stale"]
    assert (one["change"], one["day"]) == ("尚未施行", "2025-07-01")


def test_check_without_anything_stale() -> None:
    result = law("check", RULES, "--no-builtin", "--as-of", "2011-01-01")
    assert result.exit_code == 0
    assert "没有要改的引用" in result.output


def test_a_report_quotes_the_law_once_it_was_imported(tmp_path: Path) -> None:
    tender = tmp_path / "招标文件.txt"
    tender.write_text("二、投标人资格要求\n\n投标人须在本县设有固定服务网点。\n", encoding="utf-8")
    order = ["check", str(tender), *map(str, ONLY), "--as-of", "2026-01-01"]
    words = "叫投标人在投标以前就到本省开店设点"
    assert words not in CliRunner().invoke(cli, order).output
    law("import", TEXT, *ONLY)
    for form in ("terminal", "json", "html"):
        result = CliRunner().invoke(cli, [*order, "--format", form])
        assert words in result.output, form
        assert CliRunner().invoke(cli, [*order, "--format", form]).output == result.output
