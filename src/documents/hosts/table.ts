import { noGrammars, type Grammar, type GrammarName, type LoadedGrammars } from "../grammars";
import type { PatternHost, TypedSite } from "../host";
import { siteAround, type PatternSite } from "../site";
import { cdkPython } from "./cdkPython";
import { cdkTypeScript } from "./cdkTypeScript";
import { cloudFormation } from "./cloudFormation";
import { ruleFile } from "./ruleFile";
import { serverless } from "./serverless";
import { terraform } from "./terraform";
import { wholeFile } from "./wholeFile";

/** Everything that patterns are read in. */
export const hosts: readonly PatternHost[] = [
  wholeFile,
  cloudFormation,
  serverless,
  ruleFile,
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
    const reading = readingOf(text, host, loaded);
    return reading === undefined ? [] : host.sites(text, reading.grammar);
  });
}

/** What a host reads a text with; undefined where it reads nothing in it, or not yet. */
function readingOf(
  text: string,
  { grammar: name, mayHold }: PatternHost,
  loaded: LoadedGrammars,
): { readonly grammar?: Grammar } | undefined {
  if (!mayHold(text)) return undefined;
  if (name === undefined) return {};
  const grammar = loaded(name);
  return grammar && { grammar };
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

/** The pattern that an offset of a text is in, as it is read for somebody who types there; see PatternHost.typedAt. */
export function typedAt(
  text: string,
  offset: number,
  readers: readonly PatternHost[],
  loaded: LoadedGrammars = noGrammars,
): readonly TypedSite[] {
  for (const host of readers) {
    const reading = readingOf(text, host, loaded);
    if (reading === undefined) continue;
    const { grammar } = reading;
    const found = host.typedAt?.(text, offset, grammar) ?? siteOnly(host.sites(text, grammar), offset);
    if (found.length > 0) return found;
  }
  return [];
}

function siteOnly(sites: readonly PatternSite[], offset: number): readonly TypedSite[] {
  const site = siteAround(sites, offset);
  const at = site?.toPattern(offset);
  return site === undefined || at === undefined ? [] : [{ site, offset: at }];
}
