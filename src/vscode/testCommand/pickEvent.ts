import * as vscode from "vscode";
import { patternName, type OpenPattern } from "../patternDocuments";
import { pickOne, type Choice, type Heading } from "../questions";
import { eventChoices, type ChoiceGroup } from "./eventChoices";
import type { SampleDocuments } from "./sampleDocuments";

type Item = Choice & ({ readonly uri: vscode.Uri } | { readonly browse: true });

/** Asks which event to test a pattern against; undefined when the user thinks better of it. */
export async function pickEvent(
  pattern: OpenPattern,
  last: vscode.Uri | undefined,
  samples: SampleDocuments,
): Promise<vscode.Uri | undefined> {
  const items = eventChoices(pattern, last, samples).then(toItems);
  const picked = await pickOne(items, {
    title: `Test ${patternName(pattern)}`,
    placeHolder: "Which event should the pattern be tested against?",
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  return "browse" in picked ? browse(pattern.uri) : picked.uri;
}

function toItems(groups: readonly ChoiceGroup[]): (Item | Heading)[] {
  const items = groups.flatMap(({ heading, choices }): (Item | Heading)[] =>
    choices.length === 0 ? [] : [{ heading }, ...choices],
  );
  return [...items, { heading: "" }, { icon: "folder-opened", label: "Choose a File…", browse: true }];
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
