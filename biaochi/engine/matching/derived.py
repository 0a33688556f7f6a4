"""Facts that are worked out from others (计算), once those are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from biaochi.engine.matching.arithmetic import Site, worths
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.truth import Unknown
from biaochi.grammar.compiled import FactDeclaration
from biaochi.grammar.terms import facts_in
from biaochi.model.fact import Fact, Facts, How, Statement


def with_derived(known: Known, declarations: Sequence[FactDeclaration]) -> Known:
    """The same with every formula worked out; what a formula needs is worked out before it."""
    waiting = [
        d for d in declarations if d.formula is not None and not known.facts[d.name].statements
    ]
    while waiting:
        open_names = {d.name for d in waiting}
        ready = [d for d in waiting if d.formula and not open_names & set(facts_in(d.formula))]
        if not ready:  # formulas that go round in a ring are worth nothing
            return known
        found = dict(known.facts.by_name)
        for one in ready:
            found[one.name] = Fact(one.name, _statements(one, known))
        known = replace(known, facts=Facts(found))
        waiting = [d for d in waiting if d not in ready]
    return known


def _statements(declaration: FactDeclaration, known: Known) -> tuple[Statement, ...]:
    assert declaration.formula is not None
    made = []
    for lot in known.lots(facts_in(declaration.formula)):
        result = worths(declaration.formula, Site(known, lot))
        for value, parts in () if isinstance(result, Unknown) else result:
            at = parts[0] if parts else None
            made.append(
                Statement(
                    value,
                    How.DERIVED,
                    lot,
                    at.clause if at else None,
                    at.span if at else None,
                    parts,
                )
            )
    return tuple(made)
