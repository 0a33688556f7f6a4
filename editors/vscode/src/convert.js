// Values of the protocol as values of VS Code and back. Both count UTF-16 units from 0.
"use strict";

/** @param {typeof import("vscode")} vscode */
function converter(vscode) {
  const position = (p) => new vscode.Position(p.line, p.character);
  const range = (r) => new vscode.Range(position(r.start), position(r.end));
  const uri = (text) => vscode.Uri.parse(text);
  const location = (one) => new vscode.Location(uri(one.uri), range(one.range));
  const edit = (one) => new vscode.TextEdit(range(one.range), one.newText);

  const text = (content) => {
    if (content === undefined || content === null) return undefined;
    if (typeof content === "string") return content;
    return content.kind === "plaintext"
      ? new vscode.MarkdownString().appendText(content.value)
      : new vscode.MarkdownString(content.value);
  };

  const diagnostic = (one) => {
    const made = new vscode.Diagnostic(range(one.range), one.message, (one.severity ?? 1) - 1);
    made.source = one.source;
    made.tags = one.tags;
    const href = one.codeDescription?.href;
    made.code = href && one.code !== undefined ? { value: one.code, target: uri(href) } : one.code;
    made.relatedInformation = one.relatedInformation?.map(
      (more) => new vscode.DiagnosticRelatedInformation(location(more.location), more.message),
    );
    return made;
  };

  const completion = (one) => {
    // The protocol counts kinds from 1, VS Code from 0.
    const made = new vscode.CompletionItem(one.label, one.kind ? one.kind - 1 : undefined);
    made.detail = one.detail;
    made.documentation = text(one.documentation);
    made.sortText = one.sortText;
    made.filterText = one.filterText;
    made.preselect = one.preselect;
    const words = one.textEdit?.newText ?? one.insertText ?? one.label;
    made.insertText = one.insertTextFormat === 2 ? new vscode.SnippetString(words) : words;
    if (one.textEdit) made.range = range(one.textEdit.range ?? one.textEdit.replace);
    return made;
  };

  const hover = (one) => {
    const parts = Array.isArray(one.contents) ? one.contents : [one.contents];
    return new vscode.Hover(parts.map(text), one.range && range(one.range));
  };

  const symbol = (one) => {
    const made = new vscode.DocumentSymbol(
      one.name,
      one.detail ?? "",
      one.kind - 1,
      range(one.range),
      range(one.selectionRange),
    );
    made.children = (one.children ?? []).map(symbol);
    return made;
  };

  const workspaceEdit = (one) => {
    const made = new vscode.WorkspaceEdit();
    for (const [file, edits] of Object.entries(one.changes ?? {})) {
      made.set(uri(file), edits.map(edit));
    }
    for (const change of one.documentChanges ?? []) {
      if (change.edits) made.set(uri(change.textDocument.uri), change.edits.map(edit));
    }
    return made;
  };

  const action = (one) => {
    const kind = one.kind ? vscode.CodeActionKind.Empty.append(one.kind) : undefined;
    const made = new vscode.CodeAction(one.title, kind);
    made.isPreferred = one.isPreferred;
    if (one.edit) made.edit = workspaceEdit(one.edit);
    return made;
  };

  const folding = (one) => new vscode.FoldingRange(one.startLine, one.endLine);

  const plain = (r) => ({
    start: { line: r.start.line, character: r.start.character },
    end: { line: r.end.line, character: r.end.character },
  });

  return {
    action,
    completion,
    diagnostic,
    edit,
    folding,
    hover,
    location,
    plain,
    range,
    symbol,
    uri,
    workspaceEdit,
  };
}

module.exports = { converter };
