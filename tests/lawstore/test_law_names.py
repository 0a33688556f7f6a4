from __future__ import annotations

import pytest
from law_sample import names

from biaochi.lawstore.names import Unknown
from biaochi.model.law import Provision


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("《江岭省借书条例》", None),
        ("借书条例", None),
        ("《借书条例》第二条", Provision(2)),
        ("借书条例第2条", Provision(2)),
        ("借书条例2条1款2项", Provision(2, 1, 2)),
        ("借书条例 第二条 第一款 第（二）项", Provision(2, 1, 2)),
        ("借书条例第二条第(二)项", Provision(2, 1, 2)),
        ("江图发〔2021〕5号第一部分第（一）项", Provision(1, 1, 1)),
        ("江图发[2021]5号1部分1项", Provision(1, 1, 1)),
    ],
)
def test_a_provision_is_understood_as_people_type_it(typed: str, place: Provision | None) -> None:
    found = names().refer(typed)
    assert not isinstance(found, Unknown), found
    assert found[1] == place


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("借书条列", "是不是想写「借书条例」？"),
        ("灯光规章", "biaochi law list"),
        ("第二条", "没有写是哪部法规"),
        ("借书条例第九条", "共 4 条（第一条至第四条）"),
        ("借书条例三条5款", "第三条只有 2 款"),
        ("借书条例第二条第（七）项", "只有 2 项"),
        ("借书条例第一部分", "按「条」编号"),
    ],
)
def test_what_leads_nowhere_is_answered_with_the_next_step(typed: str, said: str) -> None:
    found = names().refer(typed)
    assert isinstance(found, Unknown), found
    assert said in found.message
