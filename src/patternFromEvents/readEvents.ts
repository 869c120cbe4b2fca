import { parseEvent } from "../event/parseEvent";
import { refuse, type Result } from "../base/result";
import { flattenEvent } from "./flatEvent";
import type { FlatEvent } from "./flatEvent";

/** A file with an event in it, or with one on each line where its name ends in `.jsonl`. */
export interface EventFile {
  readonly name: string;
  readonly text: string;
}

/** So many events are taken into account. */
const maxEvents = 200;

/** The events of some files; a sentence that names the place where one is none, or where there are too many. */
export function readEvents(files: readonly EventFile[]): Result<readonly FlatEvent[], string> {
  const events: FlatEvent[] = [];
  for (const file of files) {
    const before = events.length;
    for (const { name, text } of piecesOf(file)) {
      const parsed = parseEvent(text);
      if (!parsed.ok) return refuse(`${name} is not an event. ${hintFor(text)}${parsed.problem.message}`);
      if (events.length >= maxEvents) {
        return refuse(`Choose fewer events: at most ${maxEvents}.`);
      }
      events.push(flattenEvent(name, parsed.event));
    }
    if (events.length === before) return refuse(`${file.name} contains no event.`);
  }
  return { ok: true, value: events };
}

function piecesOf({ name, text }: EventFile): readonly EventFile[] {
  if (!name.endsWith(".jsonl")) return text.trim() === "" ? [] : [{ name, text }];
  return text.split("\n").flatMap((line, index) => {
    return line.trim() === "" ? [] : [{ name: `${name} line ${index + 1}`, text: line }];
  });
}

/** A list of events is what the command line of AWS shows. */
function hintFor(text: string): string {
  return /^\s*\[/.test(text) ? "Write the events of a list into a .jsonl file, one per line. " : "";
}
