import * as vscode from "vscode";
import { completionTriggers, opensSuggestions } from "../../language/completion/completionTrigger";
import { completeEvent } from "../../language/eventFiles/completeEvent";
import type { EventFile } from "../../language/eventFiles/eventCursor";
import { hoverEvent } from "../../language/eventFiles/hoverEvent";
import { suiteEnding } from "../../testing/suites/suite";
import { toRange } from "../convert";
import { untrustedMarkdown } from "../display";
import { textOf } from "../documents";
import type { Services } from "../services";
import { createItems } from "./suggestionItems";

/** The files that hold events, by the ends of their names. */
const files: readonly { readonly ending: string; readonly file: EventFile }[] = [
  { ending: ".event.json", file: "event" },
  { ending: suiteEnding, file: "tests" },
];

/** Registers completion and hovers in events: those of event files, and those within pattern test files. */
export function registerEvents(services: Services): vscode.Disposable {
  return vscode.Disposable.from(...files.map(({ ending, file }) => registerFile(services, ending, file)));
}

function registerFile({ guard, catalog }: Services, ending: string, file: EventFile): vscode.Disposable {
  const selector = { pattern: `**/*${ending}` };
  const items = createItems(guard);
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: (document, position, token, { triggerCharacter }) =>
          guard.runAsync("completion of events", [], async () => {
            const [text, offset] = [textOf(document), document.offsetAt(position)];
            if (!opensSuggestions(text, offset, triggerCharacter)) return [];
            const known = await catalog();
            if (token.isCancellationRequested) return [];
            return completeEvent(text, offset, file, known).map((suggestion) =>
              items.toItem(suggestion, (span) => toRange(document, span)),
            );
          }),
        resolveCompletionItem: (item) => items.resolve(item),
      },
      ...completionTriggers,
    ),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: (document, position, token) =>
        guard.runAsync("hover in events", undefined, async () => {
          const known = await catalog();
          if (token.isCancellationRequested) return undefined;
          const found = hoverEvent(textOf(document), document.offsetAt(position), file, known);
          return found && new vscode.Hover(untrustedMarkdown(found.markdown), toRange(document, found.span));
        }),
    }),
  );
}
