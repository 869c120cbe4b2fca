import { applyInTurn } from "../../base/textEdit";
import type { Catalog } from "../../catalog/catalog";
import type { SampleEvent } from "../../catalog/sampleEvents";
import { compilePattern, type CompiledPattern } from "../../matching/compilePattern";
import { explain } from "../../matching/explain/explain";
import type { Explanation, LeafVerdict, SeenValue } from "../../matching/explain/explanation";
import { parseEvent } from "../../event/parseEvent";
import { parsePattern } from "../../pattern/parse/parsePattern";
import { catalogEvent, envelopeOf } from "./catalogEvent";
import { layOutJson } from "../../json/layout/layOutJson";
import { rankSamples } from "./rankSamples";
import { refuse, type Result } from "../../base/result";

/** What sample events are made from. */
export interface SampleSources {
  readonly samples: readonly SampleEvent[];
  readonly catalog: Catalog;
}

/** An event that was made for a pattern. */
export interface CreatedSample {
  /** JSON, indented by two spaces, with a line break at its end. */
  readonly text: string;
  /** The path of the leaf that it misses. */
  readonly missed?: string;
}

/** How many built-in samples are tried. */
const maxTried = 5;

/**
 * A full event that a pattern matches or, for `misses`, one that a single leaf keeps out: a built-in sample of the kind
 * that the pattern asks for, else an event of that kind as the catalog knows it, with the pattern's leaves set. The
 * engine has tried it. An error, which is a sentence, where the pattern is not valid or no such event was found.
 */
export function createSample(
  patternText: string,
  sources: SampleSources,
  wanted: "matches" | "misses",
): Result<CreatedSample, string> {
  const { pattern } = parsePattern(patternText);
  if (pattern === undefined) return refuse("The event pattern is not valid. Correct it first.");
  const compiled = compilePattern(pattern);
  for (const base of basesFor(compiled, sources)) {
    const matching = makeMatch(compiled, base);
    if (matching === undefined) continue;
    if (wanted === "matches") return { ok: true, value: { text: layOut(matching) } };
    const missing = makeMiss(compiled, matching);
    if (missing !== undefined) return { ok: true, value: missing };
  }
  return refuse(
    wanted === "matches"
      ? "No event was found that this event pattern matches."
      : "No event was found that fails on exactly one field of this event pattern.",
  );
}

/** Events to start from, the likeliest first. */
function* basesFor(compiled: CompiledPattern, { samples, catalog }: SampleSources): Generator<string> {
  const { fitting } = rankSamples(samples, compiled.pattern.text);
  for (const { text } of fitting.slice(0, maxTried)) yield text;
  const detailType = textAt(compiled, "detail-type") ?? "Example";
  const source = textAt(compiled, "source") ?? catalog.sourcesOf(detailType)[0] ?? "example";
  const type = catalog.source(source)?.event(detailType);
  if (type !== undefined) yield JSON.stringify(catalogEvent(type, textAt(compiled, "detail.messageType")));
  yield JSON.stringify(envelopeOf({ source, detailType }));
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
  return explainText(compiled, edited)?.matches === true ? edited : undefined;
}

/** The event with the value of one leaf replaced, a leaf of `detail` before one of the envelope. */
function makeMiss(compiled: CompiledPattern, matching: string): CreatedSample | undefined {
  const leaves = explainText(compiled, matching)?.alternatives[0]?.leaves ?? [];
  const ofDetail = leaves.filter(({ path }) => path.startsWith("detail."));
  const others = leaves.filter(({ path }) => !path.startsWith("detail."));
  for (const leaf of [...ofDetail.toReversed(), ...others]) {
    for (const value of otherValues(leaf)) {
      const edited = replaceValues(matching, leaf.seen, value);
      const explanation = explainText(compiled, edited);
      if (explanation?.matches === false && explanation.alternatives[0]?.failed === 1) {
        return { text: layOut(edited), missed: leaf.path };
      }
    }
  }
  return undefined;
}

/** Values, as JSON, that a leaf is likely not to accept. */
function otherValues({ seen }: LeafVerdict): readonly string[] {
  const text = seen.find(({ matched }) => matched)?.text;
  if (text === undefined) return [];
  if (text.startsWith('"')) {
    const value = JSON.parse(text) as string;
    return [`${value}-other`, `other-${value}`, "other", ""].map((each) => JSON.stringify(each));
  }
  if (text === "true" || text === "false") return [text === "true" ? "false" : "true"];
  if (text === "null") return ['"other"'];
  const number = Number(text);
  return [number + 1, number - 1, number + 1_000_000, number - 1_000_000].map(String);
}

function replaceValues(text: string, seen: readonly SeenValue[], value: string): string {
  const backwards = seen
    .filter(({ matched }) => matched)
    .toSorted((one, other) => other.span.offset - one.span.offset);
  return backwards.reduce(
    (before, { span }) => before.slice(0, span.offset) + value + before.slice(span.offset + span.length),
    text,
  );
}

function explainText(compiled: CompiledPattern, text: string): Explanation | undefined {
  const parsed = parseEvent(text);
  return parsed.ok ? explain(compiled, parsed.event) : undefined;
}

function layOut(text: string): string {
  return `${layOutJson(text).trimEnd()}\n`;
}
