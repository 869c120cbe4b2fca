import { RULE } from "../../pattern/dialects";
import type { TypedSite } from "../host";
import type { PatternSite } from "../site";
import { siteIds } from "../siteIds";
import { shiftedSite } from "../shiftedSite";
import { intrinsicOf } from "./intrinsics";
import { jsonString } from "../notations/jsonString";
import { nestedSite } from "../nestedSite";
import { PatternText } from "../patternText";
import { jsonTextSite, styleOf } from "./jsonText";
import { addLetters, lettersOf } from "./letters";
import { relevantText } from "./relevantText";
import { gap, wordAsMap, yamlSite, type YamlReading } from "./yamlPattern";
import { readYaml, type YamlNode } from "./yamlTree";
import type { YamlVersion } from "./yamlWords";

/** A place where a host has found what is, or is to be, a rule's pattern. */
export interface PatternPlace {
  /** What the host calls it; the same names get numbers. */
  readonly id: string;
  readonly value: YamlNode | undefined;
  /** Whether the value is a text that is itself a template. */
  readonly isTemplate?: true;
}

/** What tells one kind of YAML template from another. */
export interface YamlTemplates {
  readonly version: YamlVersion;
  readonly hasVariables: boolean;
  /** The places of a document of the file, in their order. */
  readonly places: (root: YamlNode) => Iterable<PatternPlace>;
}

/** How many letters of JSON the aliases of a document may bring. */
const maxFromAliases = 1_000_000;

/** Longer files are no templates that CloudFormation takes, which stops at a megabyte, and would take seconds. */
const maxLength = 4_000_000;

/** The patterns of a text, as far as it can be read. */
export function yamlSites(text: string, templates: YamlTemplates): readonly PatternSite[] {
  if (text.length > maxLength) return [];
  const roots = readYaml(relevantText(text, "Pattern")) ?? [];
  const reading = readingOf(text, roots, templates);
  return placesOf(roots, templates).flatMap(({ id, value, isTemplate }) => {
    if (isTemplate === true) return nestedSites(id, value, text, templates);
    const isMeant =
      value !== undefined && isPattern(value) && !placeholders.test(text.slice(value.offset, value.end));
    return isMeant ? (siteOf(id, value, reading)?.site ?? []) : [];
  });
}

/**
 * The pattern that a cursor is in, as what is half typed there is read: first with a word on its own line as a key, then
 * as a value. Where nothing is at the cursor, the text is read with something there.
 */
export function typedYamlSites(text: string, offset: number, templates: YamlTemplates): readonly TypedSite[] {
  return typedSites(text, offset, templates, isFreeAt(text, offset));
}

function typedSites(
  text: string,
  offset: number,
  templates: YamlTemplates,
  isFree: boolean,
): readonly TypedSite[] {
  const read = isFree ? `${text.slice(0, offset)}${gap}${text.slice(offset)}` : text;
  if (text.length > maxLength) return [];
  const roots = readYaml(relevantText(read, "Pattern", offset)) ?? [];
  const around = placesOf(roots, templates).find(
    ({ value, isTemplate }) =>
      isTemplate !== true && value !== undefined && value.offset <= offset && offset <= value.end,
  );
  if (around?.value === undefined) return [];
  const { id, value: node } = around;
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
    // Where YAML takes what stands there for a part of something else, nothing can begin.
    if (isFree && (made.gapAt === undefined || made.site.text.includes(gap))) continue;
    const at = made.gapAt ?? made.site.toPattern(offset);
    if (at !== undefined) found.push({ site, offset: at });
  }
  return found;
}

/** The patterns of a template in a text of another one; templates within that one are not looked into. */
function nestedSites(
  id: string,
  value: YamlNode | undefined,
  document: string,
  templates: YamlTemplates,
): readonly PatternSite[] {
  if (value?.kind !== "scalar" || value.tag !== undefined) return [];
  const letters = new PatternText(document);
  addLetters(lettersOf(value), letters);
  const { text, map } = letters.finish();
  const { editsToDocument } = jsonString(styleOf(value), false);
  const inner = {
    ...templates,
    places: (root: YamlNode) => [...templates.places(root)].filter((place) => place.isTemplate !== true),
  };
  return yamlSites(text, inner).map((site) =>
    nestedSite(`${id}.${site.id}`, site, map, (edits) => editsToDocument(map, edits)),
  );
}

function isOwnLine(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}

/** Whether something could be written at an offset: nothing touches it, and nothing follows on its line but an end. */
function isFreeAt(text: string, offset: number): boolean {
  if (!/^[\s,[{]?$/.test(text.charAt(offset - 1))) return false;
  const end = text.indexOf("\n", offset);
  const rest = text.slice(offset, end === -1 ? undefined : end).trim();
  return rest === "" || /^[\]},]/.test(rest) || (rest.startsWith("#") && /\s/.test(text.charAt(offset)));
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

/** The places of all documents, with one for each arm of a choice, each with an id of its own. */
function placesOf(roots: readonly YamlNode[], { places }: YamlTemplates): readonly PatternPlace[] {
  const idOf = siteIds();
  return roots
    .flatMap((root) => [...places(root)])
    .flatMap((place) =>
      place.isTemplate === true ? [place] : patternsIn(place.value).map((value) => ({ ...place, value })),
    )
    .map((place) => ({ ...place, id: idOf(place.id) }));
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
    aliasBudget: { left: maxFromAliases },
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
