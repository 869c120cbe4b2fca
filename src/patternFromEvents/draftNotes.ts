import type { WrittenDrafts } from "./fitSize";
import type { Task } from "./task";

/** Sentences on what the user might not expect of a pattern made from events. */
export function draftNotes(task: Task, { drafts, dropped }: WrittenDrafts): readonly string[] {
  const notes: string[] = [];
  if (drafts.length > 1) {
    notes.push(`One set of fields does not fit all events, so $or has ${drafts.length} alternatives.`);
  }
  const left = [...(task.chosen ?? [])].filter((path) => !drafts.some((draft) => draft.has(path)));
  if (left.length > 0) {
    notes.push(
      `${named(left)} could not be kept: no element of the event's lists has these values together with the others.`,
    );
  }
  const fleeting = new Set(
    drafts.flatMap((draft) => [...draft.keys()].filter((path) => isFleeting(task, draft.get(path), path))),
  );
  if (task.chosen === undefined && fleeting.size > 0) {
    notes.push(
      `Later events may have other values of ${named([...fleeting])}: check whether the pattern should ask for them.`,
    );
  }
  if (dropped > 0) notes.push(`${dropped} fields were omitted to keep the pattern short.`);
  return notes;
}

const listed: ReadonlySet<string> = new Set(["string", "wildcard", "number", "boolean", "null"]);

function isFleeting(
  { stabilityOf }: Task,
  leaf: readonly { readonly kind: string }[] | undefined,
  path: string,
): boolean {
  const stability = stabilityOf(path);
  if (stability === "stable" || stability === "neutral") return false;
  return leaf?.every(({ kind }) => listed.has(kind)) === true;
}

function named(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(", ");
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}
