"""Small changes of rules, to find out which parts of them no example notices."""

from biaochi.engine.ruletest.mutations.change import Mutant
from biaochi.engine.ruletest.mutations.rules import mutants

__all__ = ["Mutant", "mutants"]
