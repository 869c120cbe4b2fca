import { RULE_LIMITS } from "../pattern/limits";
import { patternSize } from "../pattern/patternSize";
import { draftMatches, withoutLeaf } from "./draft";
import type { Draft } from "./draft";
import { judgingEffort, wronglyMatched } from "./task";
import type { Group, Task } from "./task";
import { layOutPattern, writeDrafts } from "./writeDrafts";
import type { EventLayout } from "./writeDrafts";
import type { Work } from "./work";

/** Drafts with their text. */
export interface WrittenDrafts {
  readonly drafts: readonly Draft[];
  readonly text: string;
  /** How many leaves were taken away to make the text shorter. */
  readonly dropped: number;
}

/**
 * The text of drafts within the 2,048 characters that an account has by default, where that can be had by taking
 * leaves away that keep no counter-example out, the least stable first, or blanks; else as short as it gets.
 */
export function* fitSize(
  task: Task,
  events: Group,
  drafts: readonly Draft[],
  layout: EventLayout,
): Work<WrittenDrafts> {
  const effort = judgingEffort(task, events);
  let kept = drafts;
  let dropped = 0;
  let short = writeDrafts(kept, layout);
  for (const path of [...task.paths].reverse()) {
    yield kept.length;
    const text = laidOut(short);
    if (text !== undefined) return { drafts: kept, text, dropped };
    const before = kept;
    for (const [index, draft] of kept.entries()) {
      if (draft.size < 2 || !draft.has(path)) continue;
      yield effort * kept.length;
      const less = withoutLeaf(draft, path);
      const next = kept.with(index, less);
      const matchesEvents = events.every((event) => next.some((each) => draftMatches(each, event)));
      if (!matchesEvents || wronglyMatched(less, task).length > 0) continue;
      kept = next;
      dropped++;
    }
    if (kept === before) continue;
    yield short.length / 64;
    short = writeDrafts(kept, layout);
  }
  return { drafts: kept, text: laidOut(short) ?? `${short}\n`, dropped };
}

/** A text laid out, where it then is within what an account has by default; blanks only make it longer. */
function laidOut(short: string): string | undefined {
  if (patternSize(short) > RULE_LIMITS.defaultSize) return undefined;
  const text = layOutPattern(short);
  return patternSize(text) <= RULE_LIMITS.defaultSize ? text : undefined;
}
