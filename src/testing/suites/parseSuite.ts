import { MAX_FILE_NESTING } from "../../json/jsonLimits";
import { printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { Span } from "../../base/span";
import { plainJson } from "../../json/plainJson";
import { shallowTree } from "../../json/shallowTree";
import type { KnownValues } from "../../pattern/parse/fillUnknowns";
import { splitReference } from "./suitePaths";
import type { PatternReference, Suite, SuiteProblem, SuiteTest, TestEvents } from "./suite";

/** What parseSuite makes of a text. */
export interface ParsedSuite {
  /** The tests that could be read, also of a broken text. A test with a problem is not among them. */
  readonly suite: Suite;
  /** In the order of the text. With any of them the file does not say what its author meant. */
  readonly problems: readonly SuiteProblem[];
}

/** Further problems of one file help nobody. */
const maxProblems = 100;

/** How deep an event lies: in a test, in the list of tests, in the file. What is in it is not looked at here. */
const eventLevel = 4;

/** A value lies in the object of values; what is in it is not looked at. */
const valuesLevel = 2;

const rootKeys = ["$schema", "pattern", "values", "tests"];
const patternKeys = ["file", "site", "pointer"];
const testKeys = ["name", "event", "events", "matches", "values"];

/**
 * Reads a pattern test file: JSON in which comments and trailing commas are allowed. Never throws, whatever the text;
 * time and memory are linear in it. schemas/eventtest.schema.json describes the form for people.
 */
export function parseSuite(text: string): ParsedSuite {
  const plain = plainJson(text);
  if (plain.depth > MAX_FILE_NESTING) {
    const message = `The file is nested ${plain.depth} levels deep. EventBridge reads events of up to 1,000 levels.`;
    return { suite: { text, tests: [] }, problems: [{ message, span: { offset: 0, length: 0 } }] };
  }
  const errors: ParseError[] = [];
  const root = shallowTree(plain.text, eventLevel, errors);
  const reader = new SuiteReader(plain.text);
  for (const error of errors) reader.report(syntaxMessage(error), error);
  const suite = reader.readSuite(text, root);
  const problems = reader.problems.sort((one, other) => one.span.offset - other.span.offset);
  return { suite, problems: problems.slice(0, maxProblems) };
}

class SuiteReader {
  readonly problems: SuiteProblem[] = [];
  private readonly plain: string;

  constructor(plain: string) {
    this.plain = plain;
  }

  report(message: string, { offset, length }: Span): void {
    this.problems.push({ message, span: { offset, length } });
  }

  readSuite(text: string, root: Node | undefined): Suite {
    if (root?.type !== "object") {
      const message = 'A pattern test file is a JSON object, such as { "tests": [] }.';
      if (root !== undefined || this.problems.length === 0) {
        this.report(message, root ?? { offset: 0, length: text.length });
      }
      return { text, tests: [] };
    }
    const members = this.readMembers(root, rootKeys, "A pattern test file");
    const pattern = this.readPattern(members.get("pattern"));
    const values = this.readValues(members.get("values"));
    return {
      text,
      ...(pattern === undefined ? {} : { pattern }),
      ...(values === undefined ? {} : { values }),
      tests: this.readTests(root, members),
    };
  }

  private readTests(root: Node, members: ReadonlyMap<string, Node>): readonly SuiteTest[] {
    const tests = members.get("tests");
    if (tests === undefined) {
      this.report('"tests" is missing: the list of tests.', { offset: root.offset, length: 1 });
      return [];
    }
    if (tests.type !== "array") {
      this.report('"tests" is a list: [ … ].', tests);
      return [];
    }
    return (tests.children ?? []).flatMap((test) => this.readTest(test) ?? []);
  }

  private readPattern(node: Node | undefined): PatternReference | undefined {
    if (node === undefined) return undefined;
    if (node.type !== "object") {
      const file = this.readPath(node, "pattern");
      return file === undefined ? undefined : { ...splitReference(file), span: spanOf(node) };
    }
    const members = this.readMembers(node, patternKeys, "A pattern");
    const fileNode = members.get("file");
    if (fileNode === undefined) this.report('"file" is missing: the file that holds the pattern.', node);
    const file = fileNode && this.readPath(fileNode, "file");
    if (file === undefined) return undefined;
    const pointer = members.get("pointer");
    const site = members.get("site");
    if (site !== undefined) {
      if (pointer !== undefined) this.report('A pattern has either "site" or "pointer", not both.', pointer);
      else if (typeof site.value === "string") return { file, site: site.value, span: spanOf(node) };
      else this.report('"site" is the name of a pattern in the file, such as "ConfigRule".', site);
      return undefined;
    }
    if (pointer === undefined) return { file, span: spanOf(node) };
    if (typeof pointer.value === "string" && /^(\/|$)/.test(pointer.value)) {
      return { file, pointer: pointer.value, span: spanOf(node) };
    }
    this.report('"pointer" is a JSON pointer, such as "/Resources/Rule/Properties/EventPattern".', pointer);
    return undefined;
  }

  /** Undefined for a test with a problem, which is reported. */
  private readTest(node: Node): SuiteTest | undefined {
    if (node.type !== "object") {
      this.report('A test is an object: { "name": …, "event": …, "matches": … }.', node);
      return undefined;
    }
    const before = this.problems.length;
    const members = this.readMembers(node, testKeys, "A test");
    const name = members.get("name");
    const matches = members.get("matches");
    const values = this.readValues(members.get("values"));
    const events = this.readEvents(node, members.get("event"), members.get("events"));
    const opening = { offset: node.offset, length: 1 };
    if (name === undefined) this.report('"name" is missing: what the test is called.', opening);
    else if (typeof name.value !== "string" || name.value.trim() === "")
      this.report('"name" is a text.', name);
    if (matches === undefined) this.report('"matches" is missing: true or false.', opening);
    else if (typeof matches.value !== "boolean") this.report('"matches" is true or false.', matches);
    if (this.problems.length > before || name === undefined || matches === undefined || events === undefined)
      return undefined;
    return {
      name: String(name.value).trim(),
      span: spanOf(node),
      nameSpan: spanOf(name),
      matches: matches.value === true,
      matchesSpan: spanOf(matches),
      events,
      ...(values === undefined ? {} : { values }),
    };
  }

  /** The values as they are written, by their names. */
  private readValues(node: Node | undefined): KnownValues | undefined {
    if (node === undefined) return undefined;
    if (node.type !== "object") {
      this.report('"values" is an object: { "Stage": "prod" }.', node);
      return undefined;
    }
    const text = this.plain.slice(node.offset, node.offset + node.length);
    const values = new Map<string, string>();
    for (const { children: [key, value] = [] } of shallowTree(text, valuesLevel, [])?.children ?? []) {
      if (key === undefined || value === undefined) continue;
      values.set(String(key.value), text.slice(value.offset, value.offset + value.length));
    }
    return values;
  }

  private readEvents(test: Node, event: Node | undefined, events: Node | undefined): TestEvents | undefined {
    if (event !== undefined && events !== undefined) {
      this.report('A test has either "event" or "events", not both.', events);
      return undefined;
    }
    if (events !== undefined) {
      const path = this.readPath(events, "events");
      return path === undefined ? undefined : { kind: "files", path, span: spanOf(events) };
    }
    if (event === undefined) {
      const message = '"event" is missing (an event), or "events" (a path or glob of event files).';
      this.report(message, { offset: test.offset, length: 1 });
      return undefined;
    }
    if (event.type !== "object") {
      this.report('"event" is an event, which is an object. A file of events is named by "events".', event);
      return undefined;
    }
    const span = spanOf(event);
    return { kind: "inline", text: this.plain.slice(span.offset, span.offset + span.length), span };
  }

  private readPath(node: Node, key: string): string | undefined {
    if (typeof node.value === "string" && node.value.trim() !== "") return node.value.trim();
    this.report(`"${key}" is the path of a file, relative to this one.`, node);
    return undefined;
  }

  private readMembers(object: Node, known: readonly string[], what: string): ReadonlyMap<string, Node> {
    const members = new Map<string, Node>();
    for (const { children: [key, value] = [] } of object.children ?? []) {
      if (key === undefined) continue;
      const name = String(key.value);
      if (!known.includes(name)) {
        const keys = known.filter((each) => each !== "$schema").join(", ");
        this.report(`${what} has no key "${name.slice(0, 80)}". Its keys are ${keys}.`, key);
      } else if (members.has(name)) {
        this.report(`"${name}" occurs a second time here.`, key);
      } else if (value !== undefined) members.set(name, value);
    }
    return members;
  }
}

function spanOf({ offset, length }: Node): Span {
  return { offset, length };
}

const expected: Readonly<Record<string, string>> = {
  PropertyNameExpected: "a key in double quotes is expected here",
  ValueExpected: "a value is expected here",
  ColonExpected: "a colon is expected here",
  CommaExpected: "a comma is expected here",
  CloseBraceExpected: "a closing } is missing",
  CloseBracketExpected: "a closing ] is missing",
  EndOfFileExpected: "the file should end here",
  UnexpectedEndOfString: "a string is not closed",
  UnexpectedEndOfComment: "a comment is not closed",
};

function syntaxMessage({ error }: ParseError): string {
  return `Not JSON: ${expected[printParseErrorCode(error)] ?? "this cannot be read"}.`;
}
