import * as vscode from "vscode";
import { completionTriggers, opensSuggestions } from "../../language/completion/completionTrigger";
import { inDocument } from "../../language/inDocument";
import { patternSelector } from "../patternDocuments";
import type { Services } from "../services";
import { shippedSnippets } from "./shippedSnippets";
import { RecentTyping } from "./recentTyping";
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
          const at = asked?.pattern.site.toPattern(asked.offset);
          if (asked === undefined || at === undefined) return [];
          if (!opensSuggestions(asked.pattern.text, at, context.triggerCharacter)) return [];
          const [known, patterns] = await Promise.all([catalog(), snippets()]);
          if (token.isCancellationRequested) return [];
          return inDocument
            .complete(asked.pattern, asked.offset, known, patterns)
            .map((suggestion) => items.toItem(suggestion, asked.rangeOf));
        }),
      resolveCompletionItem: (item) => items.resolve(item),
    },
    ...completionTriggers,
  );
  return vscode.Disposable.from(typing, provider);
}
