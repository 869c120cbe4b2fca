import * as vscode from "vscode";
import { completionTriggers, opensSuggestions } from "../../language/completion/completionTrigger";
import type { Suggestion } from "../../language/completion/suggestion";
import { inDocument } from "../../language/inDocument";
import { assertNever } from "../../base/assertNever";
import { untrustedMarkdown } from "../display";
import { patternSelector } from "../patternDocuments";
import type { Services } from "../services";
import { shippedSnippets } from "./shippedSnippets";
import { RecentTyping, type AskedPattern } from "./recentTyping";

/** Registers completion of keys, values and operators in event patterns. */
export function registerCompletion(
  { guard, catalog, log }: Services,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const snippets = shippedSnippets(extensionUri, log);
  const documentation = new WeakMap<vscode.CompletionItem, () => string>();
  const typing = new RecentTyping();
  const provider = vscode.languages.registerCompletionItemProvider(
    patternSelector,
    {
      provideCompletionItems: (document, position, token, context) =>
        guard.runAsync("completion", [], async () => {
          const asked = typing.askedAt(document, position);
          const at = asked?.pattern.site.toPattern(asked.offset);
          if (asked === undefined || at === undefined) return [];
          if (!opensSuggestions(asked.pattern.text, at, context.triggerCharacter)) return [];
          const [known, patterns] = await Promise.all([catalog(), snippets()]);
          if (token.isCancellationRequested) return [];
          return inDocument.complete(asked.pattern, asked.offset, known, patterns).map((suggestion) => {
            const item = toItem(asked, suggestion);
            if (suggestion.documentation !== undefined) documentation.set(item, suggestion.documentation);
            return item;
          });
        }),
      resolveCompletionItem(item) {
        return guard.run("documentation", item, () => {
          const describe = documentation.get(item);
          if (describe !== undefined) item.documentation = untrustedMarkdown(describe());
          return item;
        });
      },
    },
    ...completionTriggers,
  );
  return vscode.Disposable.from(typing, provider);
}

function toItem({ rangeOf }: AskedPattern, suggestion: Suggestion): vscode.CompletionItem {
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
