import * as vscode from "vscode";
import { eventChoices, type ChoiceGroup } from "./eventChoices";
import { nameOf } from "./nameOf";
import type { SampleDocuments } from "./sampleDocuments";

type Item = vscode.QuickPickItem & ({ readonly uri?: vscode.Uri } | { readonly browse: true });

/** Asks which event to test a pattern against; undefined when the user thinks better of it. */
export async function pickEvent(
  pattern: vscode.TextDocument,
  last: vscode.Uri | undefined,
  samples: SampleDocuments,
): Promise<vscode.Uri | undefined> {
  const items = eventChoices(pattern, last, samples).then(toItems);
  const picked = await vscode.window.showQuickPick(items, {
    title: `Test ${nameOf(pattern.uri)}`,
    placeHolder: "Which event should the pattern be tested against?",
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  return "browse" in picked ? browse(pattern.uri) : picked.uri;
}

function toItems(groups: readonly ChoiceGroup[]): Item[] {
  const items = groups.flatMap(({ heading, choices }): Item[] =>
    choices.length === 0 ? [] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...choices],
  );
  const separator: Item = { label: "", kind: vscode.QuickPickItemKind.Separator };
  return [...items, separator, { label: "$(folder-opened) Choose a File…", browse: true }];
}

async function browse(pattern: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: "Event to Test the Pattern Against",
      openLabel: "Test",
      filters: { JSON: ["json"] },
      ...(pattern.scheme === "untitled" ? {} : { defaultUri: vscode.Uri.joinPath(pattern, "..") }),
    })) ?? [];
  return chosen;
}
