import * as vscode from "vscode";
import { hover } from "../../language/hover/hover";
import { toRange } from "../convert";
import { untrustedMarkdown } from "../display";
import { patternOf } from "../patternDocuments";
import { languageId, type Services } from "../services";

/** Registers hovers over keys, values and operators of event patterns. */
export function registerHover({ guard, catalog }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(languageId, {
    provideHover: (document, position, token) =>
      guard.runAsync("hover", undefined, async () => {
        const known = await catalog();
        if (token.isCancellationRequested) return undefined;
        const found = hover(patternOf(document), document.offsetAt(position), known);
        return found === undefined
          ? undefined
          : new vscode.Hover(untrustedMarkdown(found.markdown), toRange(document, found.span));
      }),
  });
}
