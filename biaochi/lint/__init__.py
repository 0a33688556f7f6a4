"""Linting of rule files: what compiles, but is useless, doubtful or hard to read.

Beside the five parts of the engine: it reads rules as their authors do and changes no verdict.
"""
