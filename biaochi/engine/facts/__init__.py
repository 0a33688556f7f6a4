"""要素: what a document says about itself, found by declarations, with places and trust."""

from biaochi.engine.facts.find import find_facts

__all__ = ["find_facts"]
