// Runs the VS Code extension with a stand-in for VS Code against the real server.
// Arguments: extension folder, rule file, server command … Prints what the editor would show, as JSON.
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { pathToFileURL, fileURLToPath } = require("node:url");

const [folder, file, ...command] = process.argv.slice(2);

class Uri {
  constructor(text) { this.text = text; this.scheme = text.split(":")[0]; }
  static parse(text) { return new Uri(text); }
  get fsPath() { return fileURLToPath(this.text); }
  toString() { return this.text; }
}
class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
class Plain { constructor(...values) { this.values = values; } }
class Diagnostic { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } }
class MarkdownString {
  constructor(value = "") { this.value = value; }
  appendText(text) { this.value += text; return this; }
}
class WorkspaceEdit {
  constructor() { this.edits = {}; }
  set(uri, edits) { this.edits[uri.toString()] = edits; }
}
class Kind { constructor(value) { this.value = value; } append(part) { return new Kind(part); } }

const providers = {};
const listeners = {};
const shown = [];
const errors = [];
let commands = {};
const disposable = { dispose() {} };
const register = (name) => (selector, provider) => { providers[name] = provider; return disposable; };
const event = (name) => (listener) => { listeners[name] = listener; return disposable; };
const root = pathToFileURL(path.dirname(file)).toString();
const document = {
  uri: new Uri(pathToFileURL(file).toString()), languageId: "biao", version: 1,
  text: fs.readFileSync(file, "utf8"), getText() { return this.text; },
};

const vscode = {
  Uri, Position, Range, Diagnostic, MarkdownString, WorkspaceEdit,
  Location: Plain, Hover: class { constructor(contents, range) { Object.assign(this, { contents, range }); } },
  TextEdit: class { constructor(range, text) { Object.assign(this, { range, text }); } },
  CompletionItem: class { constructor(label, kind) { Object.assign(this, { label, kind }); } },
  CompletionList: class { constructor(items) { this.items = items; } },
  SnippetString: class { constructor(value) { this.value = value; } },
  DocumentSymbol: class { constructor(name) { this.name = name; } },
  FoldingRange: Plain, CodeAction: class { constructor(title, kind) { Object.assign(this, { title, kind }); } },
  CodeActionKind: { Empty: new Kind("") }, DiagnosticRelatedInformation: Plain,
  version: "1.75.0", env: { appName: "stand-in", language: "zh-cn" },
  languages: {
    createDiagnosticCollection: () => ({ set: (uri, list) => shown.push(list), dispose() {} }),
    match: (selector, one) => (selector.language === one.languageId ? 10 : 0),
    registerCompletionItemProvider: register("completion"), registerHoverProvider: register("hover"),
    registerDefinitionProvider: register("definition"), registerReferenceProvider: register("references"),
    registerRenameProvider: register("rename"), registerDocumentFormattingEditProvider: register("formatting"),
    registerDocumentSymbolProvider: register("symbols"), registerFoldingRangeProvider: register("folding"),
    registerCodeActionsProvider: register("actions"),
  },
  workspace: {
    textDocuments: [document], workspaceFolders: [{ uri: new Uri(root), name: "规则" }],
    getConfiguration: () => ({ get: () => command }),
    onDidOpenTextDocument: event("open"), onDidCloseTextDocument: event("close"),
    onDidChangeTextDocument: event("change"), onDidSaveTextDocument: event("save"),
    onDidChangeConfiguration: event("configuration"),
    createFileSystemWatcher: () => ({ ...disposable, onDidCreate: event("create"), onDidChange: event("disk"), onDidDelete: event("delete") }),
  },
  window: {
    createOutputChannel: () => ({ append() {}, appendLine() {}, dispose() {} }),
    showErrorMessage: async (text) => { errors.push(text); },
    showInformationMessage: async () => {},
  },
  commands: { registerCommand: (name, action) => { commands[name] = action; return disposable; } },
};

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
const extension = require(path.join(folder, "src", "extension.js"));

const until = async (condition) => {
  for (let turn = 0; turn < 600 && !condition(); turn += 1) await new Promise((r) => setTimeout(r, 50));
};
const place = (text) => {
  const [line, character] = (() => {
    const lines = document.text.split("\n");
    const number = lines.findIndex((one) => one.includes(text));
    return [number, lines[number].indexOf(text) + 1];
  })();
  return new Position(line, character);
};

(async () => {
  await extension.activate({ subscriptions: [] });
  if (errors.length) {
    console.log(JSON.stringify({ errors }));
    return;
  }
  await until(() => shown.length > 0);
  const opened = shown.at(-1);
  const token = { onCancellationRequested: () => disposable };
  const hover = await providers.hover.provideHover(document, place("<例子用地>"), token);
  const rename = await providers.rename.provideRenameEdits(document, place("<例子用地>"), "附近", token);
  const completion = await providers.completion.provideCompletionItems(document, place("例子用地>"), token);
  const symbols = await providers.symbols.provideDocumentSymbols(document, token);
  const formatted = await providers.formatting.provideDocumentFormattingEdits(document, { tabSize: 2, insertSpaces: true }, token);

  // The author mends the level: 紫 becomes 红.
  const start = place("紫");
  const from = new Position(start.line, start.character - 1);
  const range = new Range(from, start);
  document.text = document.text.replace("紫", "红");
  document.version = 2;
  listeners.change({ document, contentChanges: [{ range, text: "红" }] });
  const before = shown.length;
  await until(() => shown.length > before);
  console.log(JSON.stringify({
    errors,
    opened: opened.map((one) => ({ message: one.message, code: one.code?.value ?? one.code, range: one.range })),
    hover: hover?.contents.map((one) => one.value ?? one),
    rename: Object.values(rename.edits).flat().map((one) => one.text),
    labels: completion.items.map((one) => one.label),
    symbols: symbols.map((one) => one.name),
    formatted: formatted?.length ?? 0,
    mended: shown.at(-1).map((one) => one.message),
    commands: Object.keys(commands),
  }));
  await extension.deactivate();
})();
