/**
 * npm run bench [-- --events N --seed S --rounds R --warm W
 *   --only matching,language,suites,explorer,activation,load,keystroke --against other.vsix|FOLDER --json]
 *
 * Measures the engine beside event-ruler, how long the editor waits for the language features, how long pattern tests
 * take, by themselves and in the Test Explorer of a real editor, how long the extension takes to be activated
 * (`--against`: beside another package of it), and how long files of 1 MB hold up the extension host (`--against`: beside
 * those of another checkout), and how long suggestions take from a key to the screen. `--json` prints one line for machines in place
 * of the tables.
 */
import { parseArgs } from "node:util";
import { benchActivation } from "./activation.mjs";
import { benchExplorer } from "./explorer.mjs";
import { benchKeystroke } from "./keystroke.mjs";
import { benchLanguage } from "./language.mjs";
import { benchLoad } from "./load.mjs";
import { benchMatching } from "./matching.mjs";
import { benchSuites } from "./suites.mjs";

/** Each takes the options and a function for lines of text, and gives its figures. A new section is a file and a line. */
const SECTIONS = {
  matching: benchMatching,
  language: benchLanguage,
  suites: benchSuites,
  explorer: benchExplorer,
  activation: benchActivation,
  load: benchLoad,
  keystroke: benchKeystroke,
};

const { values: options } = parseArgs({
  options: {
    events: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    rounds: { type: "string", default: "5" },
    warm: { type: "string", default: "3" },
    only: { type: "string", default: Object.keys(SECTIONS).join(",") },
    against: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const measures = {
  events: Number(options.events),
  seed: Number(options.seed),
  rounds: Number(options.rounds),
  warm: Number(options.warm),
  against: options.against,
};

const figures = {};
for (const name of options.only.split(",")) {
  if (!options.json) console.log(`# ${name}`);
  figures[name] = await SECTIONS[name](measures, options.json ? () => undefined : console.log);
  if (!options.json) console.log("");
}
if (options.json) console.log(JSON.stringify(figures));
