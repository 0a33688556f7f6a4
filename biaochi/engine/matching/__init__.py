"""Matching: which rules a document breaks, found through one literal index over all rules."""
