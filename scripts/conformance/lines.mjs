// @ts-check
// node scripts/conformance/lines.mjs [--service]: lines.ts, which says what it does, run by Node alone. It is bundled and
// not run with tsx, which would take a fifth longer for an answer and three times as long to start.
import { loadText } from "../lib/loadSource.mjs";

await loadText('import "./scripts/conformance/lines";');
