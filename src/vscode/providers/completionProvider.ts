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
import { patternSelector } from "../patternDocuments";
import type { Services } from "../services";
import { shippedSnippets } from "./shippedSnippets";
import { RecentTyping, type AskedPattern } from "./recentTyping";
import { createItems } from "./suggestionItems";

/** Registers completion of keys, values and operators in event patterns. */
export function registerCompletion(
  { guard, catalog, log }: Services,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const snippets = shippedSnippets(extensionUri, log);
  const items = createItems(guard);
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
          return completeTyped(asked, known, patterns).map((suggestion) =>
            items.toItem(suggestion, asked.rangeOf),
          );
        }),
      resolveCompletionItem: (item) => items.resolve(item),
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
