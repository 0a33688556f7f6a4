"""Console blocks of the documentation: run their commands, compare or rewrite what they show.

A block is fenced with ```console; a line that starts with `$ ` is a command, what follows is its
output. Only `biaochi …` is run, from the root of the repository. A line `…` stands for lines left
out; a block keeps as many lines of output as it had when it ends with one.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "README.en.md", *sorted((ROOT / "docs").rglob("*.md")))
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CUT = "…"


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of the documentation and the output that the page shows."""

    page: Path
    command: str
    output: str


def shown_in(page: Path) -> Iterator[Shown]:
    """Every command of a page that can be run, in order."""
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("biaochi "):
                yield Shown(page, command, output)


def run(command: str) -> str:
    """What the command prints, with standard error behind standard output, 80 columns wide."""
    arguments = [sys.executable, "-m", "biaochi", *shlex.split(command)[1:]]
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(
        arguments, cwd=ROOT, capture_output=True, check=False, env=environment, encoding="utf-8"
    )
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()) + "\n"


def agrees(shown: str, true: str) -> bool:
    """Whether the shown output is the true one, up to lines left out."""
    pattern = "".join(
        "(?:.*\n)*?" if line.strip() == CUT else re.escape(line.rstrip()) + "\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, true) is not None


def refreshed(text: str) -> str:
    """The page with every output renewed; an output that ended with … keeps its length."""
    return _BLOCK.sub(lambda m: f"```console\n{_renew(m[1])}```", text)


def _renew(block: str) -> str:
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    renewed = [parts[0]]
    for part in parts[1:]:
        command, _, output = part.partition("\n")
        if command.startswith("biaochi "):
            old, new = output.splitlines(), run(command).splitlines()
            if old and old[-1].strip() == CUT and len(new) >= len(old):
                new = [*new[: len(old) - 1], CUT]
            output = "".join(f"{line}\n" for line in new)
        renewed.append(f"$ {command}\n{output}")
    return "".join(renewed)


def main() -> None:
    """Renew the outputs on every page."""
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = refreshed(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"已更新 {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
