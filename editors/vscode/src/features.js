// What VS Code asks for, passed on to the server: one entry for each capability.
"use strict";

const SELECTOR = { language: "biao" };

/**
 * Registers a provider for everything that the server says it can do.
 * @param {typeof import("vscode")} vscode
 * @param {import("./client").Client} client
 */
function registerFeatures(vscode, client, to) {
  const { languages } = vscode;
  const can = client.capabilities;
  const file = (document) => ({ textDocument: { uri: document.uri.toString() } });
  const at = (document, position) => ({
    ...file(document),
    position: { line: position.line, character: position.character },
  });
  const ask = (method, params, token) => client.request(`textDocument/${method}`, params, token);
  const each = (found, convert) => (found ? [found].flat().map(convert) : undefined);
  const made = [];

  if (can.completionProvider) {
    const provideCompletionItems = async (document, position, token) => {
      const found = await ask("completion", at(document, position), token);
      const items = Array.isArray(found) ? found : found?.items;
      const list = new vscode.CompletionList(each(items, to.completion) ?? []);
      list.isIncomplete = Boolean(found?.isIncomplete);
      return list;
    };
    const triggers = can.completionProvider.triggerCharacters ?? [];
    made.push(
      languages.registerCompletionItemProvider(SELECTOR, { provideCompletionItems }, ...triggers),
    );
  }
  if (can.hoverProvider) {
    const provideHover = async (document, position, token) => {
      const found = await ask("hover", at(document, position), token);
      return found ? to.hover(found) : undefined;
    };
    made.push(languages.registerHoverProvider(SELECTOR, { provideHover }));
  }
  if (can.definitionProvider) {
    const provideDefinition = async (document, position, token) =>
      each(await ask("definition", at(document, position), token), to.location);
    made.push(languages.registerDefinitionProvider(SELECTOR, { provideDefinition }));
  }
  if (can.referencesProvider) {
    const provideReferences = async (document, position, context, token) => {
      const params = { ...at(document, position), context };
      return each(await ask("references", params, token), to.location);
    };
    made.push(languages.registerReferenceProvider(SELECTOR, { provideReferences }));
  }
  if (can.renameProvider) {
    made.push(languages.registerRenameProvider(SELECTOR, renaming(can, ask, at, to)));
  }
  if (can.documentFormattingProvider) {
    const provideDocumentFormattingEdits = async (document, options, token) => {
      const params = { ...file(document), options: { ...options } };
      return each(await ask("formatting", params, token), to.edit);
    };
    made.push(
      languages.registerDocumentFormattingEditProvider(SELECTOR, {
        provideDocumentFormattingEdits,
      }),
    );
  }
  if (can.documentSymbolProvider) {
    const provideDocumentSymbols = async (document, token) =>
      each(await ask("documentSymbol", file(document), token), to.symbol);
    made.push(languages.registerDocumentSymbolProvider(SELECTOR, { provideDocumentSymbols }));
  }
  if (can.foldingRangeProvider) {
    const provideFoldingRanges = async (document, context, token) =>
      each(await ask("foldingRange", file(document), token), to.folding);
    made.push(languages.registerFoldingRangeProvider(SELECTOR, { provideFoldingRanges }));
  }
  if (can.codeActionProvider) {
    const provideCodeActions = async (document, range, context, token) => {
      const diagnostics = context.diagnostics.map((one) => ({
        range: to.plain(one.range),
        message: one.message,
        code: one.code?.value ?? one.code,
        source: one.source,
        severity: one.severity + 1,
      }));
      const params = { ...file(document), range: to.plain(range), context: { diagnostics } };
      return each(await ask("codeAction", params, token), to.action);
    };
    made.push(languages.registerCodeActionsProvider(SELECTOR, { provideCodeActions }));
  }
  return made;
}

function renaming(can, ask, at, to) {
  const provider = {
    async provideRenameEdits(document, position, newName, token) {
      const found = await ask("rename", { ...at(document, position), newName }, token);
      return found ? to.workspaceEdit(found) : undefined;
    },
  };
  if (can.renameProvider.prepareProvider) {
    provider.prepareRename = async (document, position, token) => {
      const found = await ask("prepareRename", at(document, position), token);
      if (!found) throw new Error("这里没有可以改名的东西。");
      if (!found.range) return to.range(found);
      return { range: to.range(found.range), placeholder: found.placeholder };
    };
  }
  return provider;
}

module.exports = { SELECTOR, registerFeatures };
