"""The command `biaochi`: makes the console speak UTF-8, then hands over to the command line."""

from __future__ import annotations

import sys

from biaochi._version import VERSION


def main() -> None:
    """Run the command line; `--version` answers before anything heavy is imported."""
    for stream in (sys.stdout, sys.stderr):
        # A Chinese Windows console has code page 936: rare characters must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.argv[1:] == ["--version"]:
        print(f"biaochi {VERSION}")
        return
    from biaochi.cli import cli

    cli(prog_name="biaochi")


if __name__ == "__main__":
    main()
