import * as vscode from "vscode";
import { assertNever } from "../../base/assertNever";
import type { Span } from "../../base/span";
import type { Suggestion } from "../../language/completion/suggestion";
import { untrustedMarkdown } from "../display";
import type { Guard } from "../guard";

/** The editor's items of suggestions, whose documentation is written when somebody looks at them. */
export interface SuggestionItems {
  toItem(suggestion: Suggestion, rangeOf: (span: Span) => vscode.Range): vscode.CompletionItem;
  /** The item with its documentation. */
  resolve(item: vscode.CompletionItem): vscode.CompletionItem;
}

/** Items for one provider. */
export function createItems(guard: Guard): SuggestionItems {
  const documentation = new WeakMap<vscode.CompletionItem, () => string>();
  return {
    toItem(suggestion, rangeOf) {
      const item = itemOf(suggestion, rangeOf);
      if (suggestion.documentation !== undefined) documentation.set(item, suggestion.documentation);
      return item;
    },
    resolve: (item) =>
      guard.run("documentation", item, () => {
        const describe = documentation.get(item);
        if (describe !== undefined) item.documentation = untrustedMarkdown(describe());
        return item;
      }),
  };
}

function itemOf(suggestion: Suggestion, rangeOf: (span: Span) => vscode.Range): vscode.CompletionItem {
  const { label, detail } = suggestion;
  const item = new vscode.CompletionItem({ label, description: detail }, kindOf(suggestion.kind));
  item.detail = detail;
  item.insertText = new vscode.SnippetString(suggestion.insertText);
  item.filterText = suggestion.filterText;
  item.sortText = suggestion.sortText;
  // One range for inserting and replacing: half of an old value must not stay behind, whatever insertMode says.
  item.range = rangeOf(suggestion.span);
  if (suggestion.edits !== undefined) {
    item.additionalTextEdits = suggestion.edits.map(({ span, newText }) =>
      vscode.TextEdit.replace(rangeOf(span), newText),
    );
  }
  if (suggestion.retrigger) item.command = { command: "editor.action.triggerSuggest", title: "Suggest" };
  return item;
}

function kindOf(kind: Suggestion["kind"]): vscode.CompletionItemKind {
  switch (kind) {
    case "source":
      return vscode.CompletionItemKind.Module;
    case "detailType":
      return vscode.CompletionItemKind.Event;
    case "field":
      return vscode.CompletionItemKind.Field;
    case "object":
      return vscode.CompletionItemKind.Struct;
    case "value":
      return vscode.CompletionItemKind.EnumMember;
    case "operator":
    case "or":
      return vscode.CompletionItemKind.Operator;
    case "snippet":
      return vscode.CompletionItemKind.Snippet;
    default:
      return assertNever(kind);
  }
}
