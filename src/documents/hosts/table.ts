import { noGrammars, type GrammarName, type LoadedGrammars } from "../grammars";
import type { PatternHost } from "../host";
import type { PatternSite } from "../site";
import { cdkPython } from "./cdkPython";
import { cdkTypeScript } from "./cdkTypeScript";
import { cloudFormation } from "./cloudFormation";
import { serverless } from "./serverless";
import { terraform } from "./terraform";
import { wholeFile } from "./wholeFile";

/** Everything that patterns are read in. */
export const hosts: readonly PatternHost[] = [
  wholeFile,
  cloudFormation,
  serverless,
  terraform,
  cdkTypeScript,
  cdkPython,
];

/** What tells which hosts read a file. */
export interface HostedFile {
  /** The editor's id of its language. */
  readonly language: string;
  readonly path: string;
}

/** The hosts that read a file, whatever is in it. */
export function hostsOf(
  { language, path }: HostedFile,
  among: readonly PatternHost[] = hosts,
): readonly PatternHost[] {
  return among.filter(
    ({ languages, endings }) =>
      languages.includes(language) || endings.some((ending) => path.endsWith(ending)),
  );
}

/**
 * The patterns in a text that some hosts read. A text that can hold none costs each of them one search. A host whose
 * grammar is not loaded finds none: `missingGrammars` names it.
 */
export function sitesIn(
  text: string,
  readers: readonly PatternHost[],
  loaded: LoadedGrammars = noGrammars,
): readonly PatternSite[] {
  return readers.flatMap((host) => {
    if (!host.mayHold(text)) return [];
    const grammar = host.grammar && loaded(host.grammar);
    return host.grammar === undefined || grammar !== undefined ? host.sites(text, grammar) : [];
  });
}

/** The grammars that are missing for what some hosts would read in a text. */
export function missingGrammars(
  text: string,
  readers: readonly PatternHost[],
  loaded: LoadedGrammars,
): readonly GrammarName[] {
  return readers.flatMap(({ grammar, mayHold }) =>
    grammar !== undefined && loaded(grammar) === undefined && mayHold(text) ? [grammar] : [],
  );
}
