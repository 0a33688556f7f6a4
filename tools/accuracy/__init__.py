"""Precision and recall of the rules on labelled documents outside the repository."""
