import * as vscode from "vscode";
import { referenceAt } from "../../testing/suites/referenceAt";
import { suiteEnding } from "../../testing/suites/suite";
import { largestFile } from "../../testing/suites/suiteFiles";
import { resolvePath } from "../../testing/suites/suitePaths";
import { toRange } from "../convert";
import { textOf } from "../documents";
import { pathFromRoot, readTextFile, rootOf } from "../files";
import { sitesOfFile } from "../patternDocuments";
import type { Services } from "../services";

/** Registers completion of `pattern` in pattern test files: the names of the patterns in the file that it names. */
export function registerSiteCompletion({ guard, disk }: Services): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { pattern: `**/*${suiteEnding}` },
    {
      provideCompletionItems: (document, position, token) =>
        guard.runAsync("completion of patterns to test", [], async () => {
          const reference = referenceAt(textOf(document), document.offsetAt(position));
          const path = reference && resolvePath(pathFromRoot(document.uri), reference.file);
          if (reference === undefined || path?.ok !== true) return [];
          const uri = vscode.Uri.joinPath(rootOf(document.uri), path.value);
          const read = await readTextFile(uri, largestFile, disk);
          if (!read.ok || token.isCancellationRequested) return [];
          const sites = await sitesOfFile(uri, read.value);
          return sites
            .filter(({ id }) => id !== "")
            .map(({ id }) => toItem(id, reference.written(id), toRange(document, reference.span)));
        }),
    },
    '"',
    "#",
    ".",
  );
}

function toItem(site: string, written: string, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem(site, vscode.CompletionItemKind.Reference);
  item.insertText = written;
  item.filterText = written;
  item.range = range;
  return item;
}
