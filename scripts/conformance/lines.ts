/**
 * node scripts/conformance/lines.mjs [--service]
 *
 * Answers JSON lines from standard input, `{"pattern": text, "event": text}`, with one JSON line each, in order:
 * `{"match": boolean}`, `{"patternError": text}`, `{"eventError": text}`, or `{"inputError": text}` for a line that is
 * no such object. Without `--service` the answers are event-ruler's: error texts as it gives them with Jackson 2.14 (as
 * in the recorded pairs), no limits on size or wildcards, any event. With `--service` they are TestEventPattern's, words
 * and columns included.
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { readLines } from "../lib/readLines";
import { asJackson214 } from "./awsText";
import { createEngine, type Answer } from "./engine";

/** Characters of output that are gathered before they are written. */
const CHUNK = 1 << 16;

const { values: options } = parseArgs({ options: { service: { type: "boolean", default: false } } });
const engine = createEngine();
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

let output = "";
for await (const line of readLines(process.stdin)) {
  if (line.trim() === "") continue;
  output += `${JSON.stringify(answer(line))}\n`;
  if (output.length >= CHUNK) await flush();
}
await flush();

async function flush(): Promise<void> {
  const written = output === "" || process.stdout.write(output);
  output = "";
  if (!written) await once(process.stdout, "drain");
}

function answer(line: string): Answer | { readonly inputError: string } {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch (error) {
    return { inputError: `Not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const { pattern, event } = (input ?? {}) as { readonly pattern?: unknown; readonly event?: unknown };
  if (typeof pattern !== "string" || typeof event !== "string")
    return { inputError: 'Expected {"pattern": text, "event": text}.' };
  if (options.service) return engine.answerAsService(pattern, event);
  const answered = engine.answer(pattern, event);
  return answered.patternError === undefined
    ? answered
    : { patternError: asJackson214(answered.patternError) };
}
