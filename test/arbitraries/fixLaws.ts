import { visit } from "jsonc-parser";
import { applyEdits, type TextEdit } from "../../src/base/textEdit";
import type { Catalog } from "../../src/catalog/catalog";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import type { Diagnostic } from "../../src/language/diagnostics/diagnostic";
import { lint } from "../../src/language/diagnostics/lint/lint";
import { fixAll, quickFixes } from "../../src/language/diagnostics/fixes/quickFixes";
import { refactorings } from "../../src/language/structure/refactor";
import { compilePattern } from "../../src/matching/compilePattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { patternDocument } from "../../src/language/patternDocument";
import { nearEvents } from "./nearEvents";

const format = { tabSize: 2, insertSpaces: true };

/** A law that does not hold: which, of what, and the text before and after. */
export interface BrokenLaw {
  readonly law: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** The laws of quick fixes that do not hold for a text. */
export function brokenFixLaws(text: string, catalog: Catalog): readonly BrokenLaw[] {
  const document = patternDocument(text);
  const diagnostics = diagnose(document, catalog);
  return diagnostics.flatMap((diagnostic) =>
    quickFixes(document, diagnostic, format).flatMap(({ title, edits }) => {
      const after = applyEdits(text, edits);
      const what = `${diagnostic.code}: ${title}`;
      const broken = [
        ...editLaws(text, edits),
        ...(errorsOf(after) > errorsOf(text) ? ["a fix leaves no more errors"] : []),
        ...(writesAName(text, after) ? ["a fix writes no key that is there"] : []),
        ...(isStillSaid(diagnostic, said(text, catalog), edits, said(after, catalog))
          ? ["a fix removes its own diagnostic"]
          : []),
      ];
      return broken.map((law) => ({ law, what, before: text, after }));
    }),
  );
}

/** The laws of Fix All that do not hold for a text. */
export function brokenFixAllLaws(text: string, catalog: Catalog): readonly BrokenLaw[] {
  const edits = fixAll(patternDocument(text), catalog, format);
  const after = applyEdits(text, edits);
  const broken = [
    ...editLaws(text, edits),
    ...(errorsOf(after) > errorsOf(text) ? ["Fix All leaves text that parses no worse"] : []),
    ...(writesAName(text, after) ? ["Fix All writes no key that is there"] : []),
    ...(fixAll(patternDocument(after), catalog, format).length > 0 ? ["Fix All reaches a fixed point"] : []),
  ];
  return broken.map((law) => ({ law, what: "Fix All", before: text, after }));
}

/** The laws of refactorings that do not hold at a place of a text, for events made from a seed. */
export function brokenRefactoringLaws(text: string, offset: number, seed: number): readonly BrokenLaw[] {
  return refactorings(patternDocument(text), { offset, length: 0 }, format).flatMap(({ title, edits }) => {
    const after = applyEdits(text, edits);
    const broken = [
      ...editLaws(text, edits),
      ...(problemsOf(after) === problemsOf(text) ? [] : ["a refactoring keeps the list of problems"]),
      ...(nearEvents(text, seed, 12).every((event) => verdict(text, event) === verdict(after, event))
        ? []
        : ["a refactoring keeps every verdict"]),
    ];
    return broken.map((law) => ({ law, what: title, before: text, after }));
  });
}

function verdict(pattern: string, event: string): string {
  const parsed = parsePattern(pattern).pattern;
  return parsed === undefined ? "no pattern" : JSON.stringify(compilePattern(parsed).matchesText(event));
}

function problemsOf(text: string): string {
  const codes = parsePattern(text).problems.map(({ code }) => code);
  return codes.sort().join();
}

function errorsOf(text: string): number {
  return parsePattern(text).problems.filter(({ severity }) => severity === "error").length;
}

/** Whether an object of a text has a name twice that it had once; texts that are no JSON are not asked. */
function writesAName(before: string, after: string): boolean {
  const repeated = repeatedNames(after);
  return repeated !== undefined && repeated > (repeatedNames(before) ?? Infinity);
}

/** Names that stand again in one object; undefined of text that is no JSON. */
function repeatedNames(text: string): number | undefined {
  const objects: Set<string>[] = [];
  const found = { repeated: 0, isJson: true };
  visit(text, {
    onObjectBegin: () => void objects.push(new Set()),
    onObjectEnd: () => void objects.pop(),
    onObjectProperty: (name) => {
      const names = objects.at(-1);
      if (names?.has(name) === true) found.repeated++;
      names?.add(name);
    },
    onError: () => {
      found.isJson = false;
    },
  });
  return found.isJson ? found.repeated : undefined;
}

function editLaws(text: string, edits: readonly TextEdit[]): readonly string[] {
  const sorted = edits.toSorted((one, other) => one.span.offset - other.span.offset);
  const isInside = sorted.every(({ span }, index) => {
    const next = sorted[index + 1]?.span.offset ?? text.length;
    return span.offset >= 0 && span.length >= 0 && span.offset + span.length <= next;
  });
  return isInside ? [] : ["edits lie apart and inside the text"];
}

/** Everything that is said of a text, also what is not shown because so much of its code is. */
function said(text: string, catalog: Catalog): readonly Said[] {
  const { root, problems } = parsePattern(text);
  const isValid = problems.every(({ severity }) => severity !== "error");
  return [...problems, ...(root === undefined ? [] : lint({ text, root, isValid }, catalog))];
}

type Said = Pick<Diagnostic, "code" | "span">;

/** Whether a diagnostic is said at its place after a fix, and no fewer of its kind are said than before. */
function isStillSaid(
  { code, span }: Said,
  before: readonly Said[],
  edits: readonly TextEdit[],
  after: readonly Said[],
): boolean {
  const place = placeAfter(span.offset, edits);
  const left = after.filter((one) => one.code === code);
  return (
    left.some((one) => one.span.offset === place) &&
    left.length >= before.filter((one) => one.code === code).length
  );
}

function placeAfter(offset: number, edits: readonly TextEdit[]): number {
  let place = offset;
  for (const { span, newText } of edits) {
    if (span.offset + span.length <= offset) place += newText.length - span.length;
    else if (span.offset < offset) place += span.offset - offset;
  }
  return place;
}
