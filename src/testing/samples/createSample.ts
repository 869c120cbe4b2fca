import { refuse, type Result } from "../../base/result";
import { applyInTurn } from "../../base/textEdit";
import type { Catalog } from "../../catalog/catalog";
import type { SampleEvent } from "../../catalog/sampleEvents";
import { parseEvent } from "../../event/parseEvent";
import { layOutJson } from "../../json/layout/layOutJson";
import { compilePattern, type CompiledPattern } from "../../matching/compilePattern";
import { explain } from "../../matching/explain/explain";
import type { Explanation } from "../../matching/explain/explanation";
import { describeMatchers, joinWords, shorten } from "../../pattern/matcherWords";
import { parseWritten, unknownExpressions, writtenPattern, type WrittenPattern } from "../../pattern/parse/parsePattern";
import { catalogEvent, envelopeOf } from "./catalogEvent";
import { draftEvent } from "./draftEvent";
import { oneFieldMismatch } from "./oneFieldMismatch";
import { rankSamples } from "./rankSamples";

/** What sample events are made from. */
export interface SampleSources {
  readonly samples: readonly SampleEvent[];
  readonly catalog: Catalog;
}

/** An event that was made for a pattern. */
export interface CreatedSample {
  /** JSON, indented by two spaces, with a line break at its end. */
  readonly text: string;
  /** The path of the field that keeps it out. */
  readonly missed?: string;
}

/** Two events that were made for a pattern, which differ in one field. */
export interface CreatedSamples {
  readonly matching: CreatedSample;
  /** Absent where the pattern matches whatever any one field is. */
  readonly mismatching?: CreatedSample;
}

/** How many built-in samples are tried. */
const maxTried = 5;

/**
 * A full event that a pattern matches, and one that differs from it in one field and does not match: a built-in sample of
 * the kind that the pattern asks for, else an event of that kind as the catalog knows it, else the envelope of one, with
 * the pattern's leaves set. The engine has tried both. An error, which is a sentence, where the pattern is not valid or
 * no event was found that it matches, whatever its unknown values are.
 */
export function createSamples(
  written: string | WrittenPattern,
  sources: SampleSources,
): Result<CreatedSamples, string> {
  const { pattern } = parseWritten(written);
  if (pattern === undefined) return refuse("The event pattern is not valid. Correct it first.");
  const compiled = compilePattern(pattern);
  let first: string | undefined;
  const impossible: string[] = [];
  for (const base of basesFor(compiled, sources, impossible)) {
    const matching = makeMatch(compiled, base);
    if (matching === undefined) continue;
    first ??= matching;
    const pair = oneFieldMismatch(compiled, matching);
    if (pair === undefined) break;
    return {
      ok: true,
      value: {
        matching: { text: layOut(pair.matching) },
        mismatching: { text: layOut(pair.mismatching), missed: pair.path },
      },
    };
  }
  if (first !== undefined) return { ok: true, value: { matching: { text: layOut(first) } } };
  const on = unknownExpressions(writtenPattern(written));
  if (on.length > 0) {
    const are = on.length === 1 ? "is" : "are";
    return refuse(
      `No event can be made that this event pattern surely matches, because ${joinWords(on.map(shorten), "and")} ` +
        `${are} known only after deployment.`,
    );
  }
  const [why = "Its conditions may contradict each other."] = impossible;
  return refuse(`No event was found that this event pattern matches. ${why}`);
}

/** One of the two that createSamples makes. An error, which is a sentence, where there is none. */
export function createSample(
  written: string | WrittenPattern,
  sources: SampleSources,
  wanted: "matches" | "misses",
): Result<CreatedSample, string> {
  const made = createSamples(written, sources);
  if (!made.ok) return made;
  const { matching, mismatching } = made.value;
  if (wanted === "matches") return { ok: true, value: matching };
  return mismatching === undefined
    ? refuse("No event was found that only a single field keeps out of this event pattern.")
    : { ok: true, value: mismatching };
}

/** Events to start from, the likeliest first. A leaf that accepts nothing, if there is always one, is told to `impossible`. */
function* basesFor(
  compiled: CompiledPattern,
  { samples, catalog }: SampleSources,
  impossible: string[],
): Generator<string> {
  const { fitting } = rankSamples(samples, compiled);
  for (const { text } of fitting.slice(0, maxTried)) yield text;
  const detailType = textAt(compiled, "detail-type") ?? "Example";
  const source = textAt(compiled, "source") ?? catalog.sourcesOf(detailType)[0] ?? "example";
  const type = catalog.source(source)?.event(detailType);
  if (type !== undefined) yield JSON.stringify(catalogEvent(type, textAt(compiled, "detail.messageType")));
  const envelope = envelopeOf({ source, detailType });
  yield JSON.stringify(envelope);
  for (const around of [envelope, {}]) {
    const draft = draftEvent(compiled, around);
    if (typeof draft === "string") yield draft;
    else if (draft !== undefined) {
      const { field, leaf } = draft;
      impossible.push(`No value was found for ${field.path}: ${describeMatchers(leaf.matchers)}.`);
    }
  }
  yield "{}";
}

/** The first text that the pattern asks for at a path. */
function textAt(compiled: CompiledPattern, path: string): string | undefined {
  for (const { field, leaf } of compiled.plan().leaves) {
    if (field.path !== path) continue;
    for (const matcher of leaf.matchers) if (matcher.kind === "string") return matcher.value;
  }
  return undefined;
}

function makeMatch(compiled: CompiledPattern, base: string): string | undefined {
  const explanation = explainText(compiled, base);
  if (explanation?.matches === true) return base;
  const edits = explanation?.nearestMiss?.edits;
  if (edits === undefined) return undefined;
  const edited = applyInTurn(base, edits);
  const parsed = parseEvent(edited);
  return parsed.ok && compiled.matches(parsed.event) ? edited : undefined;
}

function explainText(compiled: CompiledPattern, text: string): Explanation | undefined {
  const parsed = parseEvent(text);
  return parsed.ok ? explain(compiled, parsed.event, { suggests: "inEvent" }) : undefined;
}

function layOut(text: string): string {
  return `${layOutJson(text).trimEnd()}\n`;
}
