"""Every word of the language has its sentence."""

from __future__ import annotations

import pytest

from biaochi.grammar import help as helps
from biaochi.grammar import keywords as kw
from biaochi.grammar.compiled import Scope, ValueKind


@pytest.mark.parametrize("kind", kw.DECLARATIONS, ids=lambda k: k.keyword)
def test_declarations_and_their_fields_are_explained(kind: kw.DeclarationKind) -> None:
    assert helps.word_help(helps.DECLARING, kind.keyword)
    explained = {h.word for h in helps.fields_of(kind.keyword)}
    assert explained == {f.keyword for f in kind.fields}


def test_nothing_is_explained_that_is_not_there() -> None:
    assert {h.word for h in helps.DECLARING} == {d.keyword for d in kw.DECLARATIONS}
    assert {h.word for h in helps.SCOPES} == set(Scope)
    assert {h.word for h in helps.KINDS} == set(ValueKind)


def test_explanations_are_sentences() -> None:
    fields = (h for d in kw.DECLARATIONS for h in helps.fields_of(d.keyword))
    words = (*helps.DECLARING, *helps.OPERATORS, *helps.SCOPES, *helps.KINDS, *fields)
    assert [h.word for h in words if not h.text.endswith("。")] == []
