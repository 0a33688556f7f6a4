"""The rule files of a workspace: those on disk under the roots, with what is typed winning over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from biaochi.grammar.loader import SUFFIX, files_in
from biaochi.lsp.analysis import Analysis
from biaochi.lsp.pieces import Piece
from biaochi.lsp.text import Text, text_of

BUILT_IN_AS = "自带"
"""How paths of built-in rule files begin in messages."""


class Workspace:
    """Open files and files on disk, analysed together.

    Built-in rules, with those for the places of `local`, are known besides, read-only, unless one of the files is (a copy of) them: then
    the workspace is where they are written, and they are files like the others.
    """

    def __init__(
        self,
        built_in: Path,
        roots: Sequence[Path] = (),
        encoding: str = "utf-16",
        local: Sequence[Path] = (),
    ) -> None:
        self.built_in = built_in.resolve()
        self.local = tuple(p.resolve() for p in local)
        self._roots = tuple(r.resolve() for r in roots)
        self.encoding = encoding
        self._disk: dict[Path, Text] = {}
        self._open: dict[Path, Text] = {}
        self.latest: Path | None = None
        self._names: dict[Path, str] = {}
        self._library: Analysis | None = None
        self._analysis: Analysis | None = None
        self.scan()

    def scan(self) -> None:
        """Read what is on disk anew."""
        found = (p for r in self._roots for p in sorted(r.rglob(f"*{SUFFIX}")) if p.is_file())
        self._disk = {p: text for p in found if (text := _read(p, self.encoding)) is not None}

    def opened(self, path: Path, text: Text) -> None:
        """A file is open in the editor, with this text."""
        path = path.resolve()
        self._open[path] = text
        self.latest = path

    def closed(self, path: Path) -> None:
        """A file is no longer open; what is on disk counts again."""
        path = path.resolve()
        self._open.pop(path, None)
        self.saved(path)

    def saved(self, path: Path) -> None:
        """A file on disk has changed, appeared or gone."""
        path = path.resolve()
        text = _read(path, self.encoding) if self._under_roots(path) else None
        if text is None:
            self._disk.pop(path, None)
        else:
            self._disk[path] = text

    def _under_roots(self, path: Path) -> bool:
        return any(path.is_relative_to(r) for r in self._roots)

    @property
    def open_files(self) -> tuple[Path, ...]:
        """The files that the editor shows."""
        return tuple(self._open)

    @property
    def library(self) -> tuple[Path, ...]:
        """Where the rules are that are known besides those of the workspace."""
        return (self.built_in, *self.local)

    @property
    def has_library(self) -> bool:
        """Whether the built-in rules are known besides the files of the workspace."""
        return self.analysis().base is not None

    def texts(self) -> dict[str, str]:
        """The texts of all files of the workspace by name, as they are shown now."""
        texts = {**self._disk, **self._open}
        return {self.name(p): texts[p].content for p in sorted(texts)}

    def pieces_of(self, path: Path) -> tuple[Piece, ...]:
        """The declarations of one file, also of a built-in one."""
        analysis, name = self.analysis(), self.name(path)
        library = analysis.base.files if analysis.base else {}
        return analysis.files.get(name) or library.get(name, ())

    def text(self, path: Path) -> Text | None:
        """The text of a file of the workspace or of the built-in rules."""
        path = path.resolve()
        if path in self._open:
            return self._open[path]
        on_disk = self._disk.get(path)
        if on_disk is None and path.is_relative_to(self.built_in):
            return _read(path, self.encoding)
        return on_disk

    def name(self, path: Path) -> str:
        """The path as messages show it: from its root on."""
        if path not in self._names:
            self._names[path] = self._shown(path.resolve())
        return self._names[path]

    def _shown(self, path: Path) -> str:
        for root in self._roots:
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        if path.is_relative_to(self.built_in):
            return f"{BUILT_IN_AS}/{path.relative_to(self.built_in).as_posix()}"
        return str(path)

    def read_only(self, path: Path) -> bool:
        """Whether a file is a built-in one that is not being worked on here."""
        return path.resolve() not in {**self._disk, **self._open}

    def analysis(self) -> Analysis:
        """Everything about the files as they are now, except what is still to be compiled."""
        texts = {**self._disk, **self._open}
        library = self._library_for(texts)
        if self._analysis is None or self._analysis.base is not library:
            self._analysis = Analysis(library)
        # A name that stands twice is wrong in the later file: let that be one that is shown.
        order = sorted(texts, key=lambda p: (p in self._open, p))
        self._analysis.update({self.name(p): texts[p].content for p in order})
        return self._analysis

    def _library_for(self, paths: Iterable[Path]) -> Analysis | None:
        mark = self._known[0].relative_to(self.built_in.parent).parts
        if any(p.parts[-len(mark) :] == mark for p in paths):
            return None
        if self._library is None:
            # Read once: built-in files do not change while the server runs.
            self._library = Analysis()
            self._library.update({self.name(p): t for p, t in _texts(self._known)})
        return self._library

    @property
    def _known(self) -> tuple[Path, ...]:
        return (*files_in(self.built_in), *self.local)

    def pieces(self) -> Iterator[tuple[Path, Piece]]:
        """Every declaration with its file, the workspace's own first."""
        analysis = self.analysis()
        for path in sorted({**self._disk, **self._open}):
            for piece in analysis.files[self.name(path)]:
                yield path, piece
        if analysis.base is not None:
            for path in self._known:
                for piece in analysis.base.files[self.name(path)]:
                    yield path, piece


def _texts(files: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in files:
        text = _read(path, "")
        if text is not None:
            yield path, text.content


def _read(path: Path, encoding: str) -> Text | None:
    """The text of a rule file, None where there is none that can be read."""
    try:
        return text_of(path.read_bytes().decode("utf-8-sig"), encoding)
    except (OSError, UnicodeDecodeError):
        return None
