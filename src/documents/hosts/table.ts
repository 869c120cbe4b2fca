import type { PatternHost, TypedSite } from "../host";
import { siteAround, type PatternSite } from "../site";
import { cloudFormation } from "./cloudFormation";
import { serverless } from "./serverless";
import { wholeFile } from "./wholeFile";

/** Everything that patterns are read in. */
export const hosts: readonly PatternHost[] = [wholeFile, cloudFormation, serverless];

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

/** The patterns in a text that some hosts read. A text that can hold none costs each of them one search. */
export function sitesIn(text: string, readers: readonly PatternHost[]): readonly PatternSite[] {
  return readers.flatMap((host) => (host.mayHold(text) ? host.sites(text) : []));
}

/** The pattern that an offset of a text is in, as it is read for somebody who types there; see PatternHost.typedAt. */
export function typedAt(text: string, offset: number, readers: readonly PatternHost[]): readonly TypedSite[] {
  for (const host of readers) {
    if (!host.mayHold(text)) continue;
    const found = host.typedAt?.(text, offset) ?? siteOnly(host.sites(text), offset);
    if (found.length > 0) return found;
  }
  return [];
}

function siteOnly(sites: readonly PatternSite[], offset: number): readonly TypedSite[] {
  const site = siteAround(sites, offset);
  const at = site?.toPattern(offset);
  return site === undefined || at === undefined ? [] : [{ site, offset: at }];
}
