"""Reading: what a careful reader knows about each clause of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.engine.reading.leads import Leads, Step
from biaochi.engine.reading.place import Surroundings, decide
from biaochi.engine.reading.split import Piece, split
from biaochi.engine.reading.tables import Context, cells, folded
from biaochi.model.clause import Clause
from biaochi.model.document import Document, Paragraph, Section, Table
from biaochi.model.folding import Folded, fold_words


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as its clauses in reading order; `index` of a clause is its place here."""

    clauses: tuple[Clause, ...]


def read(document: Document) -> Reading:
    """Read a document: clauses with their place, lead-ins, titles and table headers."""
    reader = _Reader()
    for path, block in document.walk():
        reader.enter(path)
        if isinstance(block, Table):
            reader.table(block)
        else:
            reader.paragraph(block)
    return Reading(tuple(reader.clauses))


class _Reader:
    """Goes through a document once, keeping the titles and lead-ins of the place it is at."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = []
        self._path: tuple[Section, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._printed: tuple[str, ...] = ()
        self._leads = Leads()
        self._announced: tuple[str, ...] = ()

    def enter(self, path: tuple[Section, ...]) -> None:
        """Come to a section; headings that end in a colon are lead-ins besides being titles."""
        if path is self._path:  # walk() hands out one tuple per section
            return
        self._path = path
        self._titles = tuple(fold_words(s.title) or fold_words(_heading(s)) for s in path)
        self._printed = tuple(_heading(s) for s in path)
        headings = (fold_words(_heading(s)) for s in path)
        self._leads = Leads(tuple(h for h in headings if h.endswith(":")))

    def paragraph(self, paragraph: Paragraph) -> None:
        """Read one paragraph outside tables."""
        if paragraph.heading:
            # A heading is its own title; it hangs from nothing but the sections above.
            self._add(paragraph, Leads(), Context())
            self._announced = ()
            return
        self._announced = self._add(paragraph, self._leads, Context())

    def table(self, table: Table) -> None:
        """Read one table; it hangs from the line before it if that ends in a colon."""
        leads = Leads()
        at: Context | None = None
        for context, paragraph in cells(table):
            if context is not at:
                labels = (context.label,) if context.label and not context.all_headers else ()
                leads = Leads((*self._announced, *labels))
                at = context
            self._add(paragraph, leads, context)
        self._announced = ()
        self._leads.fulfil()

    def _add(self, paragraph: Paragraph, leads: Leads, context: Context) -> tuple[str, ...]:
        """Add the clauses of a paragraph; the result is what the next block hangs from, if it does."""
        pieces = split(paragraph.text)
        announced: tuple[str, ...] = ()
        for piece, step, words in _steps(paragraph, pieces):
            lead = leads.feed(step)
            around = Surroundings(
                self._titles,
                lead,
                context.headers,
                context.row,
                context.all_headers,
                context.label,
            )
            own = 1 if paragraph.heading else 0
            self.clauses.append(
                Clause(
                    index=len(self.clauses),
                    paragraph=paragraph,
                    start=piece.start,
                    end=piece.end,
                    folded=words,
                    place=decide(words.text, around)[0],
                    titles=self._titles[: len(self._titles) - own],
                    lead=lead,
                    headers=context.headers,
                    row=context.row,
                    path=self._printed,
                )
            )
            announced = (*lead, step.text) if step.text.endswith(":") else ()
        return announced


def _steps(paragraph: Paragraph, pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, Step, Folded]]:
    """The clauses of a paragraph folded, without those that are blank."""
    for i, piece in enumerate(pieces):
        words = folded(paragraph.text[piece.start : piece.end])
        if not words.text:
            continue
        following = pieces[i + 1].label if i + 1 < len(pieces) else None
        heads = (
            following is not None
            and following.first
            and (piece.label is None or piece.label.kind < following.kind)
        )
        yield piece, Step(words.text, piece.label, piece.more, heads), words


def _heading(section: Section) -> str:
    return section.heading.text if section.heading is not None else section.title
