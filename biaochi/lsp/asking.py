"""What the editor asks about a place: completion, hover, where a name is declared and used."""

from __future__ import annotations

from lsprotocol import types

from biaochi.lsp import convert
from biaochi.lsp.completion import Known, offers
from biaochi.lsp.hover import Around, hover
from biaochi.lsp.names import Sort
from biaochi.lsp.navigation import Spot, declared, spots
from biaochi.lsp.outline import folds, headings
from biaochi.lsp.server import RuleServer, path_of

_KINDS = {
    "词表": types.SymbolKind.Array,
    "法规": types.SymbolKind.File,
    "规则": types.SymbolKind.Function,
    "要素": types.SymbolKind.Field,
    "阈值": types.SymbolKind.Number,
    "调整": types.SymbolKind.Operator,
    "规则集": types.SymbolKind.Package,
}


def completion(server: RuleServer, params: types.CompletionParams) -> types.CompletionList:
    """What can be written here."""
    asked = server.cursor(params.text_document.uri, params.position)
    if asked is None:
        return types.CompletionList(is_incomplete=False, items=[])
    _, text, cursor = asked
    analysis = server.rules.analysis()
    names = (
        m.text for p in analysis.pieces for m in p.mentions if m.declares and m.sort is Sort.RULE
    )
    known = Known(analysis.tables, tuple(dict.fromkeys(names)))
    items = [
        types.CompletionItem(
            label=offer.label,
            detail=offer.detail or None,
            documentation=_markdown(offer.text) if offer.text else None,
            sort_text=f"{number:05}",
            filter_text=offer.label,
            text_edit=types.TextEdit(
                convert.span(text, cursor.offset - offer.typed, cursor.offset + offer.ahead),
                offer.insert,
            ),
        )
        for number, offer in enumerate(offers(cursor, known))
    ]
    return types.CompletionList(is_incomplete=False, items=items)


def hover_at(server: RuleServer, params: types.HoverParams) -> types.Hover | None:
    """What the word here means, and what the mistake here is about."""
    asked = server.cursor(params.text_document.uri, params.position)
    if asked is None:
        return None
    path, text, cursor = asked
    column = len(cursor.head)
    notes = (
        n
        for n in server.notes_at(path, params.position.line)
        if n.column - 1 <= column <= n.column - 1 + n.length
    )
    analysis = server.rules.analysis()
    found = hover(cursor, Around(analysis.tables, analysis.pieces, tuple(notes)))
    if found is None:
        return None
    at = convert.span_in(text, cursor.piece.start, found.at)
    return types.Hover(contents=_markdown(found.text), range=at)


def definition(server: RuleServer, params: types.DefinitionParams) -> list[types.Location]:
    """Where the name here is declared."""
    asked = server.cursor(params.text_document.uri, params.position)
    mention = asked[2].mention if asked else None
    if mention is None:
        return []
    laws = server.rules.analysis().tables.names.laws
    return locations(server, declared(mention, server.rules.pieces(), laws))


def references(server: RuleServer, params: types.ReferenceParams) -> list[types.Location]:
    """Where the thing here is mentioned."""
    asked = server.cursor(params.text_document.uri, params.position)
    mention = asked[2].mention if asked else None
    if mention is None:
        return []
    laws = server.rules.analysis().tables.names.laws
    found = spots(mention, server.rules.pieces(), laws)
    wanted = (s for s in found if params.context.include_declaration or not s.mention.declares)
    return locations(server, tuple(wanted))


def locations(server: RuleServer, found: tuple[Spot, ...]) -> list[types.Location]:
    """The places as the editor wants them."""
    made = []
    for spot in found:
        text = server.rules.text(spot.path)
        if text is not None:
            at = convert.span_in(text, spot.start, spot.mention.at)
            made.append(types.Location(server.uri_of(spot.path), at))
    return made


def document_symbols(
    server: RuleServer, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol]:
    """The declarations of a file."""
    path = path_of(params.text_document.uri)
    text = server.rules.text(path) if path is not None else None
    if path is None or text is None:
        return []
    return [
        types.DocumentSymbol(
            name=one.name,
            detail=one.detail or one.kind,
            kind=_KINDS.get(one.kind, types.SymbolKind.Property),
            range=convert.span_in(text, one.piece.start, one.whole),
            selection_range=convert.span_in(text, one.piece.start, one.at),
        )
        for one in headings(server.rules.pieces_of(path))
    ]


def folding_ranges(
    server: RuleServer, params: types.FoldingRangeParams
) -> list[types.FoldingRange]:
    """What can be folded."""
    path = path_of(params.text_document.uri)
    pieces = server.rules.pieces_of(path) if path is not None else ()
    return [types.FoldingRange(first, last) for first, last in folds(pieces)]


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)
