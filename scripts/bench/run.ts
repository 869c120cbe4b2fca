/**
 * npm run bench [-- --events N --seed S --rounds R --warm W
 *   --only matching,language,templates,suites,explorer,activation,load,keystroke --against other.vsix|FOLDER --json]
 *
 * Measures the engine beside event-ruler, how long the editor waits for the language features, also in templates of 1 MB, how long pattern tests
 * take, by themselves and in the Test Explorer of a real editor, how long the extension takes to be activated
 * (`--against`: beside another package of it), and how long files of 1 MB hold up the extension host (`--against`: beside
 * those of another checkout), and how long suggestions take from a key to the screen. `--json` prints one line for machines in place
 * of the tables.
 */
import { parseArgs } from "node:util";
import { benchActivation } from "./activation";
import { benchExplorer } from "./explorer";
import { benchKeystroke } from "./keystroke";
import { benchLanguage } from "./language";
import { benchLoad } from "./load";
import { benchMatching } from "./matching";
import type { Measures, Report } from "./measures";
import { benchSuites } from "./suites";
import { benchTemplates } from "./templates";

/** Each takes the options and a function for lines of text, and gives its figures. A new section is a file and a line. */
const SECTIONS = new Map<string, (measures: Measures, report: Report) => Promise<unknown>>([
  ["matching", benchMatching],
  ["language", benchLanguage],
  ["templates", benchTemplates],
  ["suites", benchSuites],
  ["explorer", benchExplorer],
  ["activation", benchActivation],
  ["load", benchLoad],
  ["keystroke", benchKeystroke],
]);

const { values: options } = parseArgs({
  options: {
    events: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    rounds: { type: "string", default: "5" },
    warm: { type: "string", default: "3" },
    only: { type: "string", default: [...SECTIONS.keys()].join(",") },
    against: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const measures: Measures = {
  events: Number(options.events),
  seed: Number(options.seed),
  rounds: Number(options.rounds),
  warm: Number(options.warm),
  against: options.against,
};

const report: Report = (line) => {
  if (!options.json) console.log(line);
};
const figures: Record<string, unknown> = {};
for (const name of options.only.split(",")) {
  const section = SECTIONS.get(name);
  if (section === undefined) throw new Error(`--only takes ${[...SECTIONS.keys()].join(", ")}; not ${name}.`);
  if (!options.json) console.log(`# ${name}`);
  figures[name] = await section(measures, report);
  if (!options.json) console.log("");
}
if (options.json) console.log(JSON.stringify(figures));
