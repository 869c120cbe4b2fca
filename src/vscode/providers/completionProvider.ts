import * as vscode from "vscode";
import type { Catalog } from "../../catalog/catalog";
import {
  completionTriggers,
  opensInTemplate,
  opensSuggestions,
} from "../../language/completion/completionTrigger";
import type { PatternSnippet } from "../../language/completion/patternSnippets";
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
          if (asked === undefined || !mayOpen(asked, context.triggerCharacter)) return [];
          const [known, patterns] = await Promise.all([catalog(), snippets()]);
          if (token.isCancellationRequested) return [];
          return completeTyped(asked, known, patterns).map((suggestion) => {
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

/** Whether suggestions open by themselves after a key, as what is written by then looks. */
function mayOpen({ readings: [first], text, offset }: AskedPattern, trigger: string | undefined): boolean {
  if (first === undefined) return false;
  const isJson = first.pattern.site.notation.id.startsWith("json");
  return isJson
    ? opensSuggestions(first.pattern.text, first.at, trigger)
    : opensInTemplate(text, offset, trigger);
}

/** What can be written at the cursor, whatever what is half typed there begins; each once. */
function completeTyped(
  { readings, offset, text }: AskedPattern,
  catalog: Catalog,
  snippets: readonly PatternSnippet[],
): readonly Suggestion[] {
  const labels = new Set<string>();
  return readings.flatMap(({ pattern, at }, order) => {
    const found = inDocument.complete(pattern, offset, catalog, { snippets, at, document: text });
    const others = found.filter(({ label }) => !labels.has(label));
    for (const { label } of others) labels.add(label);
    return others.map((each) => ({ ...each, sortText: `${order}${each.sortText}` }));
  });
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
