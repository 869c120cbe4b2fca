import { RULE } from "../../pattern/dialects";
import type { TypedSite } from "../host";
import type { PatternSite } from "../site";
import { shiftedSite } from "../shiftedSite";
import { intrinsicOf } from "./intrinsics";
import { jsonTextSite } from "./jsonText";
import { gap, wordAsMap, yamlSite, type YamlReading } from "./yamlPattern";
import { readYaml, type YamlNode } from "./yamlTree";
import type { YamlVersion } from "./yamlWords";

/** A place where a host has found what is, or is to be, a rule's pattern. */
export interface PatternPlace {
  /** What the host calls it; the same names get numbers. */
  readonly id: string;
  readonly value: YamlNode | undefined;
}

/** What tells one kind of YAML template from another. */
export interface YamlTemplates {
  readonly version: YamlVersion;
  readonly hasVariables: boolean;
  /** The places of a document of the file, in their order. */
  readonly places: (root: YamlNode) => Iterable<PatternPlace>;
}

/** The patterns of a text, as far as it can be read. */
export function yamlSites(text: string, templates: YamlTemplates): readonly PatternSite[] {
  const roots = readYaml(text) ?? [];
  const reading = readingOf(text, roots, templates);
  return placesOf(roots, templates).flatMap(({ id, value }) =>
    patternsIn(value).flatMap((node, index) => {
      const name = index === 0 ? id : `${id}-${index + 1}`;
      const isMeant = isPattern(node) && !placeholders.test(text.slice(node.offset, node.end));
      return isMeant ? (siteOf(name, node, reading)?.site ?? []) : [];
    }),
  );
}

/**
 * The pattern that a cursor is in, as what is half typed there is read: first with a word on its own line as a key, then
 * as a value. Where nothing is at the cursor, the text is read with something there.
 */
export function typedYamlSites(text: string, offset: number, templates: YamlTemplates): readonly TypedSite[] {
  const isFree = isBreak(text.charAt(offset - 1)) && isBreak(text.charAt(offset));
  return typedSites(text, offset, templates, isFree);
}

function typedSites(
  text: string,
  offset: number,
  templates: YamlTemplates,
  isFree: boolean,
): readonly TypedSite[] {
  const read = isFree ? `${text.slice(0, offset)}${gap}${text.slice(offset)}` : text;
  const roots = readYaml(read) ?? [];
  const place = placesOf(roots, templates).flatMap(({ id, value }) =>
    patternsIn(value).map((node, index) => ({ id: index === 0 ? id : `${id}-${index + 1}`, node })),
  );
  const around = place.find(({ node }) => node.offset <= offset && offset <= node.end);
  if (around === undefined) return [];
  const { id, node } = around;
  const isText = node.kind === "scalar" ? node.style !== "plain" : intrinsicOf(node) !== undefined;
  if (isText && isFree) return typedSites(text, offset, templates, false);
  const found: TypedSite[] = [];
  for (const wordIsKey of [true, false]) {
    const typing = { offset, wordIsKey };
    const reading = { ...readingOf(read, roots, templates), typing };
    const isWord = node.kind === "scalar" && node.style === "plain";
    const root = isWord && wordIsKey ? wordAsMap(node) : node;
    if (isWord && wordIsKey && !isOwnLine(read, node.offset)) continue;
    const made = siteOf(id, root, reading);
    if (made === undefined || (!wordIsKey && !isWord && !made.hasWordAsKey)) continue;
    const site = isFree ? shiftedSite(made.site, offset) : made.site;
    const at = made.gapAt ?? made.site.toPattern(offset);
    if (at !== undefined) found.push({ site, offset: at });
  }
  return found;
}

function isOwnLine(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}

function isBreak(character: string): boolean {
  return /^[\s,[\]{}]?$/.test(character);
}

function siteOf(
  id: string,
  node: YamlNode,
  reading: YamlReading,
):
  | { readonly site: PatternSite; readonly gapAt?: number | undefined; readonly hasWordAsKey?: boolean }
  | undefined {
  const intrinsic = intrinsicOf(node);
  const { argument } = intrinsic ?? {};
  const isSub = intrinsic?.name === "Sub";
  const body = isSub && argument?.kind === "seq" ? argument.entries[0]?.value : (argument ?? node);
  if (intrinsic !== undefined && !isSub) return undefined;
  if (body?.kind !== "scalar") return isSub ? undefined : yamlSite(id, RULE, node, reading);
  const site = jsonTextSite(id, RULE, body, isSub, reading);
  if (site !== undefined) return { site };
  return !isSub && reading.typing !== undefined && body.style === "plain"
    ? yamlSite(id, RULE, node, reading)
    : undefined;
}

/** What marks the places of template engines, whose files are no YAML until those have run. */
const placeholders = /\{\{|\{%|<%|%%/;

/** Whether a value can be a pattern: an object, or a text, which is looked at later. */
function isPattern(node: YamlNode): boolean {
  return node.kind === "map" || node.kind === "scalar" || intrinsicOf(node)?.name === "Sub";
}

/** The arms of a choice, each of which can be a pattern; else the value itself. */
function patternsIn(value: YamlNode | undefined): readonly YamlNode[] {
  if (value === undefined) return [];
  const intrinsic = intrinsicOf(value);
  if (intrinsic?.name !== "If" || intrinsic.argument.kind !== "seq") return [value];
  return intrinsic.argument.entries
    .slice(1)
    .flatMap((entry) => patternsIn(entry.value))
    .filter(isPattern);
}

/** The places of all documents; of several with one name the later ones have a number. */
function placesOf(roots: readonly YamlNode[], { places }: YamlTemplates): readonly PatternPlace[] {
  const seen = new Map<string, number>();
  return roots
    .flatMap((root) => [...places(root)])
    .map((place) => {
      const count = (seen.get(place.id) ?? 0) + 1;
      seen.set(place.id, count);
      return count === 1 ? place : { ...place, id: `${place.id}~${count}` };
    });
}

function readingOf(
  document: string,
  roots: readonly YamlNode[],
  { version, hasVariables }: YamlTemplates,
): YamlReading {
  let anchors: Map<string, YamlNode[]> | undefined;
  return {
    document,
    version,
    hasVariables,
    anchored(name, offset) {
      anchors ??= anchorsOf(roots);
      return anchors.get(name)?.findLast((node) => node.end <= offset);
    },
  };
}

function anchorsOf(roots: readonly YamlNode[]): Map<string, YamlNode[]> {
  const anchors = new Map<string, YamlNode[]>();
  const visit = (node: YamlNode): void => {
    if (node.anchor !== undefined) {
      const named = anchors.get(node.anchor) ?? [];
      named.push(node);
      anchors.set(node.anchor, named);
    }
    if (node.kind === "map" || node.kind === "seq") {
      for (const { value } of node.entries) if (value !== undefined) visit(value);
    }
  };
  for (const root of roots) visit(root);
  return anchors;
}

/** The value of a member of a map; undefined where there is none, or no map. */
export function memberOf(node: YamlNode | undefined, name: string): YamlNode | undefined {
  return membersOf(node).find(([key]) => key === name)?.[1];
}

/** The members of a map with their names. */
export function membersOf(node: YamlNode | undefined): readonly (readonly [string, YamlNode])[] {
  if (node?.kind !== "map") return [];
  return node.entries.flatMap(({ key, value }) =>
    key === undefined || value === undefined ? [] : [[textOf(key), value] as const],
  );
}

/** The items of a sequence. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === "seq" ? node.entries.flatMap(({ value }) => value ?? []) : [];
}

/** The text of a scalar without its quotes, of one on one line; empty for anything else. */
export function textOf(node: YamlNode | undefined): string {
  if (node?.kind !== "scalar") return "";
  const { source, style } = node;
  return style === "single" || style === "double" ? source.slice(1, -1) : source;
}
