import * as vscode from "vscode";
import { toRange } from "../convert";
import { untrustedMarkdown } from "../display";
import { languageId, type Services } from "../services";

/** Registers hovers over keys, values and operators of event patterns; what they say is loaded with the first. */
export function registerHover({ guard, catalog }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(languageId, {
    provideHover: (document, position, token) =>
      guard.runAsync("hover", undefined, async () => {
        const [{ hover }, known] = await Promise.all([import("../languagePart"), catalog()]);
        if (token.isCancellationRequested) return undefined;
        const found = hover(document.getText(), document.offsetAt(position), known);
        return found === undefined
          ? undefined
          : new vscode.Hover(untrustedMarkdown(found.markdown), toRange(document, found.span));
      }),
  });
}
