// Starts `biaochi lsp` and keeps it informed of the rule files that are open.
"use strict";

const vscode = require("vscode");
const { Client } = require("./client");
const { converter } = require("./convert");
const { SELECTOR, registerFeatures } = require("./features");

const INCREMENTAL = 2;
const CAPABILITIES = {
  general: { positionEncodings: ["utf-16"] },
  workspace: { workspaceFolders: true },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { codeDescriptionSupport: true, relatedInformation: true },
    completion: {
      completionItem: { snippetSupport: true, documentationFormat: ["markdown", "plaintext"] },
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
  },
};

let running;

/** One server with everything that is registered for it. */
class Session {
  constructor(log) {
    this.log = log;
    this.to = converter(vscode);
    this.diagnostics = vscode.languages.createDiagnosticCollection("biaochi");
    this.disposables = [this.diagnostics];
    this.command = vscode.workspace.getConfiguration("biaochi").get("command");
    const folders = vscode.workspace.workspaceFolders ?? [];
    this.folders = folders.map(({ uri, name }) => ({ uri: uri.toString(), name }));
    this.client = new Client(this.command, {
      cwd: folders.find(({ uri }) => uri.scheme === "file")?.uri.fsPath,
      env: { ...process.env, PYTHONUTF8: "1" },
      onLog: (text) => log.append(text),
      onExit: (reason) => this.lost(reason),
    });
  }

  async start() {
    const { client, to } = this;
    client.on("textDocument/publishDiagnostics", ({ uri, diagnostics }) =>
      this.diagnostics.set(to.uri(uri), diagnostics.map(to.diagnostic)),
    );
    client.on("window/logMessage", ({ message }) => this.log.appendLine(message));
    client.on("window/showMessage", ({ message }) => vscode.window.showInformationMessage(message));
    client.on("workspace/configuration", ({ items }) => items.map(() => null));
    client.on("client/registerCapability", () => null);
    await client.start({
      clientInfo: { name: vscode.env.appName, version: vscode.version },
      locale: vscode.env.language,
      rootUri: this.folders[0]?.uri ?? null,
      workspaceFolders: this.folders,
      capabilities: CAPABILITIES,
    });
    this.disposables.push(...registerFeatures(vscode, client, to), ...this.synchronized());
    for (const document of vscode.workspace.textDocuments) this.opened(document);
  }

  synchronized() {
    const { onDidOpenTextDocument, onDidCloseTextDocument, onDidChangeTextDocument } =
      vscode.workspace;
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.biao");
    const changed = (type) => (uri) =>
      this.client.notify("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uri.toString(), type }],
      });
    return [
      onDidOpenTextDocument((document) => this.opened(document)),
      onDidChangeTextDocument((event) => this.changed(event)),
      onDidCloseTextDocument((document) => this.closed(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.saved(document)),
      watcher,
      watcher.onDidCreate(changed(1)),
      watcher.onDidChange(changed(2)),
      watcher.onDidDelete(changed(3)),
    ];
  }

  ours(document) {
    return vscode.languages.match(SELECTOR, document) > 0;
  }

  opened(document) {
    if (!this.ours(document)) return;
    const { uri, languageId, version } = document;
    this.client.notify("textDocument/didOpen", {
      textDocument: { uri: uri.toString(), languageId, version, text: document.getText() },
    });
  }

  changed({ document, contentChanges }) {
    if (!this.ours(document) || contentChanges.length === 0) return;
    const sync = this.client.capabilities.textDocumentSync;
    const parts = contentChanges.map(({ range, text }) => ({ range: this.to.plain(range), text }));
    const incremental = (sync?.change ?? sync) === INCREMENTAL;
    this.client.notify("textDocument/didChange", {
      textDocument: { uri: document.uri.toString(), version: document.version },
      contentChanges: incremental ? parts : [{ text: document.getText() }],
    });
  }

  saved(document) {
    if (!this.ours(document)) return;
    const textDocument = { uri: document.uri.toString() };
    this.client.notify("textDocument/didSave", { textDocument, text: document.getText() });
  }

  closed(document) {
    if (!this.ours(document)) return;
    const textDocument = { uri: document.uri.toString() };
    this.client.notify("textDocument/didClose", { textDocument });
  }

  /** The server did not start or has ended by itself. */
  async lost(reason) {
    const advice = `标尺的语言服务没有运行（${reason}）。先安装：pip install "biaochi[lsp]"；装在别处的，在设置里填 biaochi.command。`;
    const again = "重新启动";
    if ((await vscode.window.showErrorMessage(advice, again)) === again) await restart(this.log);
  }

  async stop() {
    for (const one of this.disposables) one.dispose();
    await this.client.stop();
  }
}

async function restart(log) {
  await running?.stop();
  running = new Session(log);
  try {
    await running.start();
  } catch (error) {
    // What went wrong has been shown by `lost`; the log keeps the details.
    log.appendLine(String(error));
  }
}

async function activate(context) {
  const log = vscode.window.createOutputChannel("标尺");
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("biaochi.restart", () => restart(log)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("biaochi.command")) restart(log);
    }),
  );
  await restart(log);
}

async function deactivate() {
  await running?.stop();
}

module.exports = { activate, deactivate };
