import * as vscode from "vscode";
import { inDocument } from "../../language/inDocument";
import { toRange } from "../convert";
import { untrustedMarkdown } from "../display";
import { patternSelector, siteAt } from "../patternDocuments";
import type { Services } from "../services";

/** Registers hovers over keys, values and operators of event patterns. */
export function registerHover({ guard, catalog }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(patternSelector, {
    provideHover: (document, position, token) =>
      guard.runAsync("hover", undefined, async () => {
        const known = await catalog();
        if (token.isCancellationRequested) return undefined;
        const at = siteAt(document, position);
        const found = at && inDocument.hover(at.pattern, document.offsetAt(position), known);
        return found === undefined
          ? undefined
          : new vscode.Hover(untrustedMarkdown(found.markdown), toRange(document, found.span));
      }),
  });
}
