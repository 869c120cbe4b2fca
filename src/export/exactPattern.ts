import { applyEdits } from "../base/textEdit";
import { RULE_LIMITS } from "../pattern/limits";
import { formatPattern } from "../json/layout/format";
import { readTokens } from "../json/layout/formatTokens";
import { parsePattern } from "../pattern/parse/parsePattern";
import { patternSize } from "../pattern/patternSize";
import { positionAt } from "../base/positions";
import type { Result } from "../base/result";
import { hasDuplicateKeys, hasUnevenNumber, readJson, scalarsOf, type JsonNode } from "./jsonNode";
import type { TemplateValue } from "./templateValue";

/** A valid event pattern, ready to be written into other languages without a change. */
export interface ExactPattern {
  readonly root: JsonNode;
  /**
   * The pattern alone, token for token as it was written, laid out; without blanks where it would be too long. Half of
   * a surrogate pair is there as an escape.
   */
  readonly text: string;
  /**
   * The same, for a text inside another language: what a template language or a parser on the way would take for its
   * own, such as `${`, `{{` or a control character, stands as the escape of a JSON string.
   */
  readonly guardedText: string;
  /** That without a blank between its tokens. */
  readonly guardedLine: string;
  /**
   * The pattern as a value; undefined where a template language or a parser on the way would change it: a number that
   * is spelled otherwise than programs print it, two equal keys, a character that is not printable.
   */
  readonly value: TemplateValue | undefined;
}

/** A brace that opens something in one template language or another, and what not every parser lets through. */
const delicate = /(?<=[$%#{])\{|[\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]|\p{Cs}/gu;
const unprintable = /[\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]|\p{Cs}/u;

/** A pattern read for export. An error, which is a sentence, where EventBridge would reject it. */
export function readExactPattern(patternText: string): Result<ExactPattern, string> {
  const { pattern, problems } = parsePattern(patternText);
  if (pattern === undefined) {
    const problem = problems.find(({ severity }) => severity === "error");
    if (problem === undefined) return { ok: false, error: "The event pattern is not valid." };
    const { line } = positionAt(patternText, problem.span.offset);
    return { ok: false, error: `The event pattern is not valid (line ${line}): ${problem.message}` };
  }
  const { offset, length } = pattern.root.span;
  // Half of a surrogate pair cannot be saved to a file; it may be there as it is, where the editor has not saved it.
  const bare = patternText
    .slice(offset, offset + length)
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/\p{Cs}/gu, escape);
  const root = readJson(bare);
  const guardedLine = guard(bare).join("");
  return {
    ok: true,
    value: { root, text: layOut(bare), guardedText: layOut(guardedLine), guardedLine, value: valueOf(root) },
  };
}

/** Laid out as the formatter does it, or without blanks, because those count against EventBridge's limit. */
function layOut(text: string): string {
  const laidOut = applyEdits(text, formatPattern(text, { tabSize: 2, insertSpaces: true }));
  return patternSize(laidOut) <= RULE_LIMITS.defaultSize ? laidOut : tokensOf(text).join("");
}

function guard(text: string): readonly string[] {
  return tokensOf(text).map((token) => (token.startsWith('"') ? token.replace(delicate, escape) : token));
}

/** Every valid pattern has tokens: its strings end. */
function tokensOf(text: string): readonly string[] {
  return (readTokens(text) ?? []).map((token) => token.text);
}

function escape(character: string): string {
  return String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function valueOf(root: JsonNode): TemplateValue | undefined {
  if (hasDuplicateKeys(root) || hasUnevenNumber(root)) return undefined;
  if (scalarsOf(root).some((text) => unprintable.test(text))) return undefined;
  return toValue(root);
}

function toValue(node: JsonNode): TemplateValue {
  switch (node.kind) {
    case "object":
      return new Map(node.members.map(([key, value]) => [key, toValue(value)]));
    case "array":
      return node.items.map(toValue);
    case "string":
      return node.value;
    case "number":
      return Number(node.text);
    case "word":
      return node.word === "null" ? null : node.word === "true";
  }
}
