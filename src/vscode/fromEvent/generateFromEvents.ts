import * as vscode from "vscode";
import { describeFailure } from "../../patternFromEvents/describeFailure";
import { eventLeaves } from "../../patternFromEvents/eventLeaves";
import type { FlatEvent } from "../../patternFromEvents/flatEvent";
import { patternFromEvents } from "../../patternFromEvents/patternFromEvents";
import { doWork, type Work, type WorkOutcome } from "../../patternFromEvents/work";
import { readEvents } from "../../patternFromEvents/readEvents";
import type { Result } from "../../base/result";
import { describeFileError, largestFile } from "../../testing/suites/suiteFiles";
import { nameOf, readTextFile } from "../files";
import { activeEvent } from "../documents";
import { refuse, showInformation, showProgress, showWarning } from "../messages";
import type { Services } from "../services";
import { isPattern, needsEvent } from "../wrongFile";
import { chooseEvents, pickCounterExamples, pickLeaves } from "./pickEvents";
import { showPattern } from "./showPattern";

/**
 * Makes a pattern of the event in a file, else of the one in the active editor, from the fields that the user chooses.
 * A file of several events goes the way of several files. Undefined where the user thinks better of it or was told why
 * there is no pattern.
 */
export async function generateFromEvent(
  services: Services,
  event: unknown,
  paths: unknown,
): Promise<vscode.Uri | undefined> {
  const uri = event instanceof vscode.Uri ? event : activeEvent();
  const active = vscode.window.activeTextEditor?.document;
  if (uri === undefined || (event === undefined && active !== undefined && isPattern(active))) {
    return needsEvent("Generate Pattern from Event");
  }
  const read = await readAll(services, [uri]);
  if (!read.ok) return refuse(read.error, showWarning);
  const [only, ...others] = read.value;
  if (only === undefined) return undefined;
  if (others.length > 0) return generateFromEvents(services, uri, [uri], undefined);
  const leaves = eventLeaves(only, await services.catalog());
  if (leaves.length === 0) return refuse(describeFailure({ kind: "noValues" }), showWarning);
  const chosen = isListOf(paths, isText) ? paths : await pickLeaves(leaves, only.name);
  if (chosen === undefined) return undefined;
  if (chosen.length === 0)
    return refuse("Choose at least one field that the event pattern should ask for.", showWarning);
  return make(services, uri, { events: [only], counterExamples: [], chosen });
}

/**
 * Makes the most specific pattern that matches the events of all files and none of the counter-examples. Takes what the
 * explorer gives: the file that was clicked and all that are selected.
 */
export async function generateFromEvents(
  services: Services,
  clicked: unknown,
  selected: unknown,
  unwanted: unknown,
): Promise<vscode.Uri | undefined> {
  const uris = isListOf(selected, isUri)
    ? selected
    : clicked instanceof vscode.Uri
      ? [clicked]
      : await chooseEvents("Events That the Pattern Must Match", activeEvent());
  const [first] = uris ?? [];
  if (uris === undefined || first === undefined) return undefined;
  const events = await readAll(services, uris);
  if (!events.ok) return refuse(events.error, showWarning);
  const counterExampleUris = isListOf(unwanted, isUri) ? unwanted : await pickCounterExamples(uris);
  if (counterExampleUris === undefined) return undefined;
  const counterExamples = await readAll(services, counterExampleUris);
  if (!counterExamples.ok) return refuse(counterExamples.error, showWarning);
  const [one, ...more] = events.value;
  if (one === undefined) return undefined;
  return make(services, first, { events: [one, ...more], counterExamples: counterExamples.value });
}

async function make(
  { catalog }: Services,
  beside: vscode.Uri,
  input: Parameters<typeof patternFromEvents>[0],
): Promise<vscode.Uri | undefined> {
  const outcome = await showingProgress(patternFromEvents(input, await catalog()));
  if (outcome.kind === "cancelled") return undefined;
  if (outcome.kind === "tooMuch") return refuse(describeFailure(outcome), showWarning);
  const made = outcome.value;
  if (!made.ok) return refuse(describeFailure(made.error), showWarning);
  const uri = await showPattern(beside, made.value.text);
  const said = [...summarize(input.events.length, input.counterExamples.length), ...made.value.notes];
  if (said.length > 0) void showInformation(said.join(" "));
  return uri;
}

/** Nothing is shown of what takes less than a moment; the rest can be cancelled. */
function showingProgress<T>(work: Work<T>): Promise<WorkOutcome<T>> {
  let cancelled = false;
  const cancel = (): void => {
    cancelled = true;
  };
  return showProgress("Generating an event pattern…", cancel, (report) =>
    doWork(work, () => cancelled, report),
  );
}

function summarize(events: number, counterExamples: number): readonly string[] {
  if (events === 1 && counterExamples === 0) return [];
  const matched = events === 1 ? "the event" : `all ${events} events`;
  if (counterExamples === 0) return [`The pattern matches ${matched}.`];
  const unmatched =
    counterExamples === 1 ? "not the counter-example" : `none of ${counterExamples} counter-examples`;
  return [`The pattern matches ${matched} and ${unmatched}.`];
}

async function readAll(
  { disk }: Services,
  uris: readonly vscode.Uri[],
): Promise<Result<readonly FlatEvent[], string>> {
  const files = await Promise.all(
    uris.map(async (uri) => ({ uri, read: await readTextFile(uri, largestFile, disk) })),
  );
  const texts: { readonly name: string; readonly text: string }[] = [];
  for (const { uri, read } of files) {
    if (!read.ok) return { ok: false, error: describeFileError(nameOf(uri), read.error) };
    texts.push({ name: nameOf(uri), text: read.value });
  }
  return readEvents(texts);
}

function isUri(value: unknown): value is vscode.Uri {
  return value instanceof vscode.Uri;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isListOf<T>(value: unknown, isOne: (each: unknown) => each is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}
