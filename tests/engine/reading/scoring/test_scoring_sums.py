"""Whatever a scoring table looks like, no points are counted twice and none are lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from scoring_sample import document, scheme, table

from biaochi.engine.reading import read
from biaochi.engine.reading.scoring import score_tables

STANDARD = "完整可行的得满分，一般的酌情得分"
GROUPS = st.lists(
    st.tuples(
        st.lists(st.integers(1, 30), min_size=1, max_size=5),
        st.booleans(),  # the group names its points
        st.booleans(),  # a 小计 follows
    ),
    min_size=1,
    max_size=5,
)
WRITTEN = st.sampled_from(["{}", "{}分", "0~{}", "0-{}分", "满分{}分", "（{}分）"])


def rows_of(groups: list[tuple[list[int], bool, bool]], written: str) -> list[str]:
    rows = []
    for number, (worth, named, closed) in enumerate(groups, 1):
        name = f"第{number}类内容{'甲乙丙丁戊'[number - 1]}"
        label = f"{name}（{sum(worth)}分）" if named else name
        for i, points in enumerate(worth):
            rows.append(
                f"{'^' if i else label}｜因素{'一二三四五'[i]}｜{written.format(points)}｜{STANDARD}"
            )
        if closed:
            rows.append(f"^｜小计｜{sum(worth)}｜")
    return rows


@settings(max_examples=60, deadline=None)
@given(GROUPS, WRITTEN, st.booleans())
def test_the_sum_is_that_of_the_factors(
    groups: list[tuple[list[int], bool, bool]], written: str, totalled: bool
) -> None:
    whole = sum(sum(worth) for worth, _, _ in groups)
    total = [f"合计｜<｜{whole}｜"] if totalled else []
    found = scheme(table("评审项目｜评审内容｜分值｜评审标准", *rows_of(groups, written), *total))
    assert found.total == whole
    assert len(found.rows) == sum(len(worth) for worth, _, _ in groups)
    assert all(p.sum(found) == p.points for p in found.parts)
    if totalled:
        assert found.stated == whole


@settings(max_examples=40, deadline=None)
@given(GROUPS, st.integers(1, 20))
def test_a_page_break_anywhere_changes_nothing(
    groups: list[tuple[list[int], bool, bool]], at: int
) -> None:
    header = "评审项目｜评审内容｜分值｜评审标准"
    rows = rows_of([(worth, named, False) for worth, named, _ in groups], "{}分")
    cut = min(at, len(rows) - 1)
    if cut < 1:
        return
    below = [
        "｜".join("" if x == "^" else x for x in row.split("｜")) for row in rows[cut : cut + 1]
    ]
    second = table(*below, *rows[cut + 1 :], header_rows=0, number=2)
    found = scheme(table(header, *rows[:cut]), second)
    assert found.total == sum(sum(worth) for worth, _, _ in groups)
    assert len({r.groups for r in found.rows}) == len(groups)


@settings(max_examples=40, deadline=None)
@given(GROUPS, WRITTEN)
def test_no_clause_gives_points_to_two_rows(
    groups: list[tuple[list[int], bool, bool]], written: str
) -> None:
    whole = document(table("评审项目｜评审内容｜分值｜评审标准", *rows_of(groups, written)))
    (found,) = score_tables(whole, read(whole).clauses)
    at = [i for row in found.rows for i in row.points_at]
    assert len(at) == len(set(at)) == len(found.rows)
