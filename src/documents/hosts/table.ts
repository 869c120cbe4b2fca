import type { PatternHost } from "../host";
import type { PatternSite } from "../site";
import { cloudFormation } from "./cloudFormation";
import { ruleFile } from "./ruleFile";
import { serverless } from "./serverless";
import { wholeFile } from "./wholeFile";

/** Everything that patterns are read in. */
export const hosts: readonly PatternHost[] = [wholeFile, cloudFormation, serverless, ruleFile];

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
