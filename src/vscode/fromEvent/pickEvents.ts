import * as vscode from "vscode";
import type { EventLeaf } from "../../patternFromEvents/eventLeaves";
import { nameOf } from "../files";
import { pickMany, type Choice } from "../questions";

/** How many event files of the workspace are offered, and how much of a field's values is shown. */
const maxFiles = 500;
const longestValues = 80;

/** Asks which fields of an event a pattern should ask for; undefined when the user thinks better of it. */
export async function pickLeaves(
  leaves: readonly EventLeaf[],
  eventName: string,
): Promise<readonly string[] | undefined> {
  const items = leaves.map(({ path, values, preselected, description }) => ({
    label: path,
    description: shorten(values.join(", ")),
    picked: preselected,
    ...(description === undefined ? {} : { detail: description }),
  }));
  const picked = await pickMany(items, {
    title: `Generate Pattern from ${eventName}`,
    placeHolder: "Which fields must other events share with this one?",
    matchOnDescription: true,
  });
  return picked?.map(({ label }) => label);
}

/** Asks for files with events; undefined when the user thinks better of it. */
export async function chooseEvents(
  title: string,
  near: vscode.Uri | undefined,
): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title,
    openLabel: "Choose",
    canSelectMany: true,
    filters: { Events: ["json", "jsonl"] },
    ...(near === undefined || near.scheme === "untitled"
      ? {}
      : { defaultUri: vscode.Uri.joinPath(near, "..") }),
  });
}

/** Asks which events a pattern must not match; none is an answer, undefined is that the user thinks better of it. */
export async function pickCounterExamples(
  events: readonly vscode.Uri[],
): Promise<readonly vscode.Uri[] | undefined> {
  const taken = new Set(events.map((uri) => uri.toString()));
  const found = await vscode.workspace.findFiles("**/*.{event.json,jsonl}", "**/node_modules/**", maxFiles);
  const items: readonly Item[] = [
    ...found.filter((uri) => !taken.has(uri.toString())).map(toItem),
    { icon: "folder-opened", label: "Choose Files…" },
  ];
  const picked = await pickMany(items, {
    title: "Generate Pattern from Events",
    placeHolder: "Which events must the pattern not match? For none, press Enter.",
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  const named = picked.flatMap(({ uri }) => uri ?? []);
  if (named.length === picked.length) return named;
  const chosen = await chooseEvents("Events That the Pattern Must Not Match", events[0]);
  return chosen === undefined ? undefined : [...named, ...chosen];
}

type Item = Choice & { readonly uri?: vscode.Uri };

function toItem(uri: vscode.Uri): Item {
  const path = vscode.workspace.asRelativePath(uri);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  return { uri, label: nameOf(uri), description: folder };
}

function shorten(text: string): string {
  return text.length > longestValues ? `${text.slice(0, longestValues - 1)}…` : text;
}
