import * as vscode from "vscode";
import { parseEvent } from "../../event/parseEvent";
import type { SampleEvent } from "../../catalog/sampleEvents";
import { compilePattern } from "../../matching/compilePattern";
import { rankSamples } from "../../testing/samples/rankSamples";
import { nameOf } from "../files";
import type { Choice } from "../questions";
import { lengthOf } from "../convert";
import { textOf } from "../documents";
import type { OpenPattern } from "../patternDocuments";
import { languageId } from "../services";
import type { GeneratedEvent, GeneratedPair } from "./generatedEvents";
import type { SampleDocuments } from "./sampleDocuments";
import type { TestEvents } from "./testEvents";

/** An event that a pattern can be tested against. */
export interface EventChoice extends Choice {
  readonly uri: vscode.Uri;
  /** For an event that was generated and is not kept yet. */
  readonly generated?: GeneratedEvent;
}

/** Choices under one heading. */
export interface ChoiceGroup {
  readonly heading: string;
  readonly choices: readonly EventChoice[];
}

/** How many event files of the workspace are offered. */
const maxFiles = 500;

/** Open documents above this length are not looked into, in UTF-16 units. */
const longestDocument = 2_000_000;

/** What a user can choose from. */
export interface EventChoices {
  readonly groups: readonly ChoiceGroup[];
  /** Why no event was generated, in a sentence; absent where one was. */
  readonly impossible?: string;
}

/**
 * Everything that a pattern can be tested against: the two events that are generated for it, the event used last, event
 * files (the one beside the pattern with its name first) and open documents that hold an event, then built-in samples of
 * the services that the pattern asks for, those that come closest to matching first.
 */
export async function eventChoices(
  pattern: OpenPattern,
  last: vscode.Uri | undefined,
  { samples, generated }: TestEvents,
): Promise<EventChoices> {
  const [files, ranked, made] = await Promise.all([
    eventFiles(pattern.uri),
    rankedSamples(pattern, samples),
    generated.generate(pattern),
  ]);
  const groups: ChoiceGroup[] = [
    {
      heading: "Your events",
      choices: [...files, ...openEvents(pattern.document)].map((uri) => fileChoice(uri, pattern.uri)),
    },
    { heading: "Samples", choices: ranked.map((sample) => sampleChoice(sample, samples)) },
  ];
  const own = made.ok
    ? [{ heading: "Generated for this pattern", choices: generatedChoices(made.value) }]
    : [];
  return {
    groups: withoutRepeats([...own, ...lastUsed(last, [...own, ...groups]), ...groups]),
    ...(made.ok ? {} : { impossible: made.error }),
  };
}

function generatedChoices({ matching, mismatching }: GeneratedPair): readonly EventChoice[] {
  const match: EventChoice = {
    uri: matching.uri,
    icon: "pass",
    label: "An event that matches",
    description: nameOf(matching.uri),
    generated: matching,
  };
  if (mismatching === undefined) return [match];
  const { uri, missed = "" } = mismatching;
  return [
    match,
    {
      uri,
      icon: "error",
      label: "An event that misses by one field",
      description: `${missed} · ${nameOf(uri)}`,
      generated: mismatching,
    },
  ];
}

/** None for a pattern that is not valid: it matches nothing. */
async function rankedSamples(
  { pattern }: OpenPattern,
  samples: SampleDocuments,
): Promise<readonly SampleEvent[]> {
  const { pattern: parsed } = pattern.parsed();
  if (parsed === undefined) return [];
  const { fitting, ofOwnServices } = rankSamples(await samples.all(), compilePattern(parsed));
  return [...fitting, ...ofOwnServices];
}

/** The last choice, as long as it is still among the choices or is a file that was chosen by hand. */
function lastUsed(last: vscode.Uri | undefined, groups: readonly ChoiceGroup[]): ChoiceGroup[] {
  if (last === undefined) return [];
  const known = groups
    .flatMap(({ choices }) => choices)
    .find(({ uri }) => uri.toString() === last.toString());
  return [
    {
      heading: "Last used",
      choices: [known ?? { uri: last, label: nameOf(last), description: folderOf(last) }],
    },
  ];
}

function withoutRepeats(groups: readonly ChoiceGroup[]): readonly ChoiceGroup[] {
  const seen = new Set<string>();
  return groups.map(({ heading, choices }) => {
    const unseen: EventChoice[] = [];
    for (const choice of choices) {
      if (!seen.has(choice.uri.toString())) unseen.push(choice);
      seen.add(choice.uri.toString());
    }
    return { heading, choices: unseen };
  });
}

/** `*.event.json` of the workspace: the pattern's own, those of its folder, the others by path. */
async function eventFiles(pattern: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const [near, far] = await Promise.all([
    filesBeside(pattern),
    vscode.workspace.findFiles("**/*.event.json", "**/node_modules/**", maxFiles),
  ]);
  const own = ownEventName(nameOf(pattern));
  const rank = (uri: vscode.Uri): number =>
    folderOf(uri) !== folderOf(pattern) ? 2 : nameOf(uri) === own ? 0 : 1;
  return [...near, ...far].sort(
    (one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path),
  );
}

/** The event files of the pattern's folder, which is not always one of the workspace. */
async function filesBeside(pattern: vscode.Uri): Promise<readonly vscode.Uri[]> {
  if (pattern.scheme === "untitled") return [];
  const folder = vscode.Uri.joinPath(pattern, "..");
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    const names = entries.map(([name]) => name).filter((name) => name.endsWith(".event.json"));
    return names.map((name) => vscode.Uri.joinPath(folder, name));
  } catch {
    // A file system that cannot list folders has no neighbours to offer.
    return [];
  }
}

/** `bucket.event.json` for `bucket.eventpattern.json`, `event.json` for `eventpattern.json`. */
function ownEventName(patternName: string): string {
  return patternName.replace(/(^|\.)event-?pattern\.json$/, "$1event.json");
}

/** Documents in open tabs that hold a JSON object and are no patterns. */
function openEvents(pattern: vscode.TextDocument): readonly vscode.Uri[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const open = new Set(
    tabs.map(({ input }) => (input instanceof vscode.TabInputText ? input.uri.toString() : undefined)),
  );
  return vscode.workspace.textDocuments
    .filter((document) => document !== pattern && open.has(document.uri.toString()) && holdsEvent(document))
    .map(({ uri }) => uri);
}

function holdsEvent(document: vscode.TextDocument): boolean {
  if (document.languageId === languageId) return false;
  return lengthOf(document) <= longestDocument && parseEvent(textOf(document)).ok;
}

function fileChoice(uri: vscode.Uri, pattern: vscode.Uri): EventChoice {
  const folder = folderOf(uri);
  const choice = { uri, icon: "json", label: nameOf(uri) };
  return folder === folderOf(pattern) || folder === "" ? choice : { ...choice, description: folder };
}

function sampleChoice(sample: SampleEvent, samples: SampleDocuments): EventChoice {
  const kind = sample.messageType ?? sample.detailType;
  return { uri: samples.uriOf(sample), icon: "beaker", label: sample.title, description: kind };
}

function folderOf(uri: vscode.Uri): string {
  if (uri.scheme === "untitled") return "";
  const path = vscode.workspace.asRelativePath(uri);
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
