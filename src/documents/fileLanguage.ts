import { languageId } from "./hosts/wholeFile";

/** The editor's ids of languages by how the names of their files end; the first that fits counts. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[./])event-?pattern\.json$/, languageId],
  [/\.ya?ml$/, "yaml"],
  [/\.jsonc$/, "jsonc"],
  [/\.json$/, "json"],
  [/\.(?:tf|tofu)$/, "terraform"],
  [/\.tsx$/, "typescriptreact"],
  [/\.[cm]?ts$/, "typescript"],
  [/\.jsx$/, "javascriptreact"],
  [/\.[cm]?js$/, "javascript"],
  [/\.py$/, "python"],
];

/**
 * The id of the language that the editor takes a file for by its name, of those that patterns are read in; empty for any
 * other. For files that are not open: of an open one the editor knows it.
 */
export function fileLanguage(path: string): string {
  return endings.find(([ending]) => ending.test(path))?.[1] ?? "";
}
