"""Whole documents beside the rules, with the findings that each must give."""

from biaochi.engine.ruletest.samples.check import Found, SampleChecker, SampleResult
from biaochi.engine.ruletest.samples.expectations import Expected
from biaochi.engine.ruletest.samples.find import SampleFile, is_sample, samples_in
from biaochi.engine.ruletest.samples.renew import renewed

__all__ = [
    "Expected",
    "Found",
    "SampleChecker",
    "SampleFile",
    "SampleResult",
    "is_sample",
    "renewed",
    "samples_in",
]
