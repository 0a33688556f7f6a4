"""Testing rules: their examples, whole documents beside them, and what no example notices."""

from biaochi.engine.ruletest.diagnosis import Diagnosis, diagnose
from biaochi.engine.ruletest.mutate import Mutated, mutate
from biaochi.engine.ruletest.run import ExampleResult, Outcome, run, written
from biaochi.engine.ruletest.words import UnnoticedWords, mutate_words

__all__ = [
    "Diagnosis",
    "ExampleResult",
    "Mutated",
    "Outcome",
    "UnnoticedWords",
    "diagnose",
    "mutate",
    "mutate_words",
    "run",
    "written",
]
