import { lettersOf, type Letters } from "./letters";
import type { YamlNode } from "./yamlTree";

/** A function of CloudFormation, in its short form (`!Ref Bucket`) or its long one (`Ref: Bucket`). */
export interface Intrinsic {
  /** `Ref`, `Sub`, `If` …; another tag's own name. */
  readonly name: string;
  readonly argument: YamlNode;
}

/** A part of a text: some letters, or a text that is written nowhere. With `hole`, what stands there is not known. */
export interface TextPart {
  readonly letters?: Letters;
  readonly from?: number;
  readonly to?: number;
  readonly literal?: string;
  readonly hole?: string;
}

/** The function that a value is; undefined where it is a value. */
export function intrinsicOf(node: YamlNode): Intrinsic | undefined {
  if (node.tag !== undefined) {
    return { name: node.tag.replace(/^!+/, ""), argument: { ...node, tag: undefined } };
  }
  if (node.kind !== "map" || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  const name = entry?.key?.style === "block" ? "" : scalarText(entry?.key);
  if (name === undefined || !/^(?:Ref|Fn::[\w:]+)$/.test(name) || entry?.value === undefined)
    return undefined;
  return { name: name.replace(/^Fn::/, ""), argument: entry.value };
}

/** The text of a scalar; undefined for anything else. */
export function scalarText(node: YamlNode | undefined): string | undefined {
  return node?.kind === "scalar" ? lettersOf(node).value : undefined;
}

/** What a function is called where its value is not known: `Bucket`, `Queue.Arn`, `HasStage`. */
export function expressionOf({ name, argument }: Intrinsic): string {
  const parts = argument.kind === "seq" ? argument.entries.map(({ value }) => valueName(value)) : [];
  switch (name) {
    case "Ref":
    case "Condition":
    case "ImportValue":
      return valueName(argument) ?? name;
    case "GetAtt":
      return valueName(argument) ?? (parts.includes(undefined) ? name : parts.join("."));
    case "If":
      return parts[0] ?? name;
    case "FindInMap":
      return parts.filter((part) => part !== undefined).join(".") || name;
    default:
      return name;
  }
}

function valueName(node: YamlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const inner = intrinsicOf(node);
  return inner === undefined ? scalarText(node) : expressionOf(inner);
}

/** The parts of the text that `Sub` or `Join` makes; undefined where it makes another, or one whose parts are not known. */
export function textParts(intrinsic: Intrinsic): readonly TextPart[] | undefined {
  const { name, argument } = intrinsic;
  if (name === "Sub") {
    const text = argument.kind === "seq" ? argument.entries[0]?.value : argument;
    return text?.kind === "scalar" && text.tag === undefined ? subParts(lettersOf(text)) : undefined;
  }
  if (name !== "Join" || argument.kind !== "seq") return undefined;
  const [separator, list] = argument.entries.map(({ value }) => value);
  const delimiter = scalarText(separator);
  if (delimiter === undefined || list?.kind !== "seq" || list.tag !== undefined) return undefined;
  return list.entries.flatMap(({ value }, index) => [
    ...(index === 0 || delimiter === "" ? [] : [{ literal: delimiter }]),
    ...partsOf(value),
  ]);
}

function partsOf(node: YamlNode | undefined): readonly TextPart[] {
  if (node === undefined) return [];
  const intrinsic = intrinsicOf(node);
  if (intrinsic !== undefined) return textParts(intrinsic) ?? [{ hole: expressionOf(intrinsic) }];
  if (node.kind !== "scalar") return [{ hole: node.kind }];
  const letters = lettersOf(node);
  return [{ letters, from: 0, to: letters.value.length }];
}

/** The parts of a text of `Sub`: `${Name}` is a hole, `${!Name}` stands for `${Name}`. */
function subParts(letters: Letters): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: all, 1: literal, 2: name = "", index } of letters.value.matchAll(/\$\{(!?)([^{}]*)\}/g)) {
    if (index > from) parts.push({ letters, from, to: index });
    from = index + all.length;
    if (literal === "!")
      parts.push({ letters, from: index, to: index + 2 }, { letters, from: index + 3, to: from });
    else parts.push({ letters, from: index, to: from, hole: name.trim() });
  }
  if (from < letters.value.length) parts.push({ letters, from, to: letters.value.length });
  return parts;
}

/** The parts of a text of the Serverless Framework, where `${self:custom.x}` is a hole; undefined where it has none. */
export function variableParts(letters: Letters): readonly TextPart[] | undefined {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: all, index } of letters.value.matchAll(/\$\{(?:[^{}]|\$\{[^{}]*\})*\}/g)) {
    if (index > from) parts.push({ letters, from, to: index });
    from = index + all.length;
    parts.push({ letters, from: index, to: from, hole: all.slice(2, -1) });
  }
  if (parts.length === 0) return undefined;
  if (from < letters.value.length) parts.push({ letters, from, to: letters.value.length });
  return parts;
}
