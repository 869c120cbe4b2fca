import { fileLanguage } from "../../src/documents/fileLanguage";
import { noGrammars, type LoadedGrammars } from "../../src/documents/grammars";
import { hostsOf, sitesIn } from "../../src/documents/hosts/table";
import type { FileError, SuiteFiles } from "../../src/testing/suites/suiteFiles";

/** Files of a workspace folder that are kept in memory; an object in place of a text is what is wrong with it. */
export function memoryFiles(
  contents: Readonly<Record<string, string | FileError>>,
  loaded: LoadedGrammars = noGrammars,
): SuiteFiles {
  return {
    readText(path, largest) {
      const found = contents[path] ?? { kind: "missing" };
      if (typeof found !== "string") return Promise.resolve({ ok: false, error: found });
      return Promise.resolve(
        found.length > largest
          ? { ok: false, error: { kind: "tooLarge", bytes: found.length, largest } }
          : { ok: true, value: found },
      );
    },
    sites: (path, text) =>
      Promise.resolve(sitesIn(text, hostsOf({ language: fileLanguage(path), path }), loaded)),
    find({ folder, glob }, most) {
      const form = new RegExp(
        `^${glob.replace(/[.]/g, "\\.").replace(/\*\*\/|\*/g, (star) => (star === "*" ? "[^/]*" : "(?:.*/)?"))}$`,
      );
      const start = folder === "" ? "" : `${folder}/`;
      const paths = Object.keys(contents).filter(
        (path) => path.startsWith(start) && form.test(path.slice(start.length)),
      );
      return Promise.resolve({ ok: true, value: paths.reverse().slice(0, most) });
    },
  };
}
