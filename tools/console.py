"""Console blocks of the documentation: run their commands, compare or rewrite what they show.

A block is fenced with ```console; a line that starts with `$ ` is a command, what follows is its
output. Only `biaochi …` is run, from the root of the repository. A line `…` stands for lines left
out; a block keeps as many lines of output as it had when it ends with one.

A page on which blocks name files (```biao 驻点.biao, ```text 公告.txt) is worked through in order in
an empty directory: such a block writes its file; one that also says 加 adds to its end, 现有 shows
what the file holds. The directory starts with the files of the folder 样例 next to the page's own.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "README.en.md", *sorted((ROOT / "docs").rglob("*.md")))
_BLOCK = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"\S+ (\S+\.[a-z]+)(?: (现有|加))?")
_HELD = "现有"
CUT = "…"


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of the documentation and the output that the page shows."""

    page: Path
    command: str
    output: str


def is_workshop(page: Path) -> bool:
    """Whether the page names files, so that its commands depend on each other."""
    blocks = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return any(_FILE.fullmatch(label) for label, _ in blocks)


def shown_in(page: Path) -> Iterator[Shown]:
    """Every command of a page that can be run, in order."""
    for label, block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        if label == "console":
            yield from _commands(page, block)


def worked_through(page: Path) -> Iterator[tuple[Shown, str]]:
    """Every command of a page with what it truly prints, run in order in one directory."""
    with _bench(page) as folder:
        for label, block in _BLOCK.findall(page.read_text(encoding="utf-8")):
            named = _FILE.fullmatch(label)
            if named and named[2] == _HELD:
                yield Shown(page, f"现有 {named[1]}", block), _content(folder, named[1])
            elif named:
                _write(folder, named, block)
            elif label == "console":
                for shown in _commands(page, block):
                    yield shown, run(shown.command, folder)


@contextmanager
def _bench(page: Path) -> Iterator[Path]:
    """The directory in which the commands of a page are run."""
    if not is_workshop(page):
        yield ROOT
        return
    samples = page.resolve().parent.parent / "样例"
    with tempfile.TemporaryDirectory() as folder:
        if samples.is_dir():
            shutil.copytree(samples, folder, dirs_exist_ok=True)
        yield Path(folder)


def _commands(page: Path, block: str) -> Iterator[Shown]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        if command.startswith("biaochi "):
            yield Shown(page, command, output)


def _write(folder: Path, named: re.Match[str], text: str) -> None:
    target = folder / named[1]
    before = target.read_text(encoding="utf-8") if named[2] else ""
    target.write_text(before + text, encoding="utf-8")


def _content(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def run(command: str, folder: Path = ROOT) -> str:
    """What the command prints, with standard error behind standard output, 80 columns wide."""
    arguments = [sys.executable, "-m", "biaochi", *shlex.split(command)[1:]]
    # What a page shows must not depend on the statutes that somebody imported on this machine.
    with tempfile.TemporaryDirectory() as store:
        own = {"COLUMNS": "80", "NO_COLOR": "1", "BIAOCHI_LAW_STORE": store}
        environment = {**os.environ, **own}
        done = subprocess.run(
            arguments,
            cwd=folder,
            capture_output=True,
            check=False,
            env=environment,
            encoding="utf-8",
        )
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()) + "\n"


def agrees(shown: str, true: str) -> bool:
    """Whether the shown output is the true one, up to lines left out."""
    pattern = "".join(
        "(?:.*\n)*?" if line.strip() == CUT else re.escape(line.rstrip()) + "\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, true) is not None


def refreshed(page: Path) -> str:
    """The page with every output renewed; an output that ended with … keeps its length."""
    text = page.read_text(encoding="utf-8")
    with _bench(page) as folder:
        return _BLOCK.sub(lambda m: f"```{m[1]}\n{_renewed(m[1], m[2], folder)}```", text)


def _renewed(label: str, block: str, folder: Path) -> str:
    named = _FILE.fullmatch(label)
    if named and named[2] == _HELD:
        return _content(folder, named[1])
    if named:
        _write(folder, named, block)
    return _renew(block, folder) if label == "console" else block


def _renew(block: str, folder: Path) -> str:
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    renewed = [parts[0]]
    for part in parts[1:]:
        command, _, output = part.partition("\n")
        if command.startswith("biaochi "):
            old, new = output.splitlines(), run(command, folder).splitlines()
            if old and old[-1].strip() == CUT and len(new) >= len(old):
                new = [*new[: len(old) - 1], CUT]
            output = "".join(f"{line}\n" for line in new)
        renewed.append(f"$ {command}\n{output}")
    return "".join(renewed)


def main(pages: Sequence[Path] = PAGES) -> None:
    """Renew the outputs on these pages, on every page where none is named."""
    for page in pages:
        old = page.read_text(encoding="utf-8")
        new = refreshed(page)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"已更新 {page.resolve().relative_to(ROOT)}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or PAGES)
