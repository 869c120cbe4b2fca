import { describe, expect, test } from "vitest";
import { eventAt } from "../../src/testing/suites/eventAt";

const event = '{"source": "a", "detail": {"state": "on"}}';
const other = '{"source": "b", "detail": {"state": "off"}}';

/** `|` is the cursor; two of them are the ends of a selection. The event is what stands between « and ». */
const rows: readonly (readonly [string, string, string])[] = [
  ["an event file", "e.json", '«{"source": "a",| "detail": {}}»'],
  ["any object where nothing looks like an event", "e.json", '«{"other": {"x|": 1}}»'],
  ["one of a list of events", "e.json", `[${event},\n «${other.replace("off", "o|ff")}»]`],
  [
    "the event around the cursor that is innermost",
    "e.json",
    `{"source": "x", "detail": {"inner": «{"source"|: "y", "detail": {}}»}}`,
  ],
  [
    "the event of a pattern test, comments or not",
    "s.eventtest.json",
    `{"tests": [{"name": "|n", // first
 "matches": true, "event": «{"source": "a"}»,},]}`,
  ],
  ["a line of a .jsonl file", "e.jsonl", `${event}\n«${other.replace("off", "|off")}»\n${event}`],
  ["what is selected, in any text", "log.txt", `sent |«${event}»| at noon`],
];

describe("the event that is meant", () => {
  test.each(rows)("is %s", (_what, name, marked) => {
    const text = marked.replace(/[|«»]/g, "");
    const plain = marked.replace(/[«»]/g, "");
    const [start, end] = [plain.indexOf("|"), plain.lastIndexOf("|")];
    const selection = { offset: start, length: end > start ? end - start - 1 : 0 };
    const bare = marked.replaceAll("|", "");
    const [from, to] = [bare.indexOf("«"), bare.indexOf("»") - 1];
    const found = eventAt(name, text, selection);
    expect(found?.trim()).toBe(text.slice(from, to));
    expect(found?.indexOf("{")).toBe(from);
    expect(found).toHaveLength(text.length);
  });

  test.each([
    ["a text that is not JSON", "log.txt", "no event here"],
    ["a list without events", "e.json", "[1, 2]"],
    ["a blank line of a .jsonl file", "e.jsonl", `\n${event}`],
    ["nesting without end", "e.json", "[".repeat(100_000)],
    ["nothing", "e.json", ""],
    ["a pattern test file beside its tests", "s.eventtest.json", '{"tests": []}'],
  ])("is none in %s", (_what, name, text) => {
    expect(eventAt(name, text, { offset: 0, length: 0 })).toBeUndefined();
  });
});
