"""docs/coverage.md: which check has which rule, and which provision or list of a programme.

What rules answer to is kept in tools/coverage/*.toml, one file per author; the checks and the lists
are data in catalogue/ and sources/. `python -m tools.coverage` writes the page anew.
"""
