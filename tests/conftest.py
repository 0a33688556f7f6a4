"""No test sees, or writes to, what the person who runs it keeps on the machine."""

from __future__ import annotations

import os

# Beneath a file there can be no directory: this store is empty and stays so. Tests that import
# statutes name one of their own.
os.environ["BIAOCHI_LAW_STORE"] = f"{__file__}/没有法规库"
