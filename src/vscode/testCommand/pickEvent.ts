import * as vscode from "vscode";
import { patternName, type OpenPattern } from "../patternDocuments";
import { pickOne, type Choice, type Heading } from "../questions";
import { refuse } from "../messages";
import { eventChoices, type EventChoice, type EventChoices } from "./eventChoices";
import type { TestEvents } from "./testEvents";

type Item = EventChoice | (Choice & ({ readonly browse: true } | { readonly impossible: string }));

/** Asks which event to test a pattern against; undefined if the user cancels. A generated one that is chosen is kept. */
export async function pickEvent(
  pattern: OpenPattern,
  last: vscode.Uri | undefined,
  events: TestEvents,
): Promise<vscode.Uri | undefined> {
  const items = eventChoices(pattern, last, events).then(toItems);
  const picked = await pickOne(items, {
    title: `Test ${patternName(pattern)}`,
    placeHolder: "Which event should the pattern be tested against?",
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  if ("browse" in picked) return browse(pattern.uri);
  if ("impossible" in picked) return refuse(picked.impossible);
  if (picked.generated !== undefined) events.generated.keep(picked.generated);
  return picked.uri;
}

function toItems({ groups, impossible }: EventChoices): (Item | Heading)[] {
  const items = groups.flatMap(({ heading, choices }): (Item | Heading)[] =>
    choices.length === 0 ? [] : [{ heading }, ...choices],
  );
  const first: readonly (Item | Heading)[] =
    impossible === undefined
      ? []
      : [{ icon: "circle-slash", label: "No event can be generated", detail: impossible, impossible }];
  return [
    ...first,
    ...items,
    { heading: "" },
    { icon: "folder-opened", label: "Choose a File…", browse: true },
  ];
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
