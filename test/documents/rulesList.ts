import { parseTree, type Node } from "jsonc-parser";
import type { PatternHost } from "../../src/documents/host";
import { json } from "../../src/documents/notations/json";
import { patternSite, type PatternSite } from "../../src/documents/site";
import { spanMap, type SpanPiece } from "../../src/documents/spanMap";
import { RULE } from "../../src/pattern/dialects";
import type { UnknownPart } from "../../src/pattern/parse/unknownParts";

/**
 * A host for these tests: `*.rules.json` with `{ "<name>": { "pattern": { … } }, … }`. In its patterns a text that
 * stands alone is an array of one, whose brackets nobody writes, and `{ "Ref": "Stage" }` is not known until it is
 * deployed.
 */
export const rulesList: PatternHost = {
  id: "rulesList",
  languages: ["rules-list"],
  endings: [".rules.json"],
  mayHold: (text) => text.includes('"pattern"'),
  sites(text) {
    const root = parseTree(text);
    return (root?.children ?? []).flatMap(({ children: [name, rule] = [] }) => {
      const pattern = valueOf(rule, "pattern");
      return pattern?.type === "object" ? [siteOf(text, String(name?.value), pattern)] : [];
    });
  },
};

function siteOf(document: string, id: string, node: Node): PatternSite {
  let text = "";
  let at = node.offset;
  const pieces: SpanPiece[] = [];
  const unknowns: UnknownPart[] = [];
  function write(own: string, length: number, isVerbatim: boolean): void {
    if (length === 0) return;
    const pattern = { offset: text.length, length: own.length };
    pieces.push({ pattern, document: { offset: at, length }, isVerbatim });
    text += own;
    at += length;
  }
  const copyUpTo = (end: number): void => write(document.slice(at, end), end - at, true);
  function visit({ type, offset, length, children = [], parent }: Node): void {
    const reference = type === "object" ? children[0]?.children : undefined;
    if (reference?.[0]?.value === "Ref") {
      copyUpTo(offset);
      const expression = String(reference[1]?.value);
      const shown = JSON.stringify(`\${${expression}}`);
      unknowns.push({ span: { offset: text.length, length: shown.length }, expression, holds: "text" });
      write(shown, length, false);
    } else if (type === "string" && parent?.type === "property" && parent.children?.[1]?.offset === offset) {
      copyUpTo(offset);
      text += "[";
      copyUpTo(offset + length);
      text += "]";
    } else for (const child of children) visit(child);
  }
  visit(node);
  copyUpTo(node.offset + node.length);
  const span = { offset: node.offset, length: node.length };
  const map = spanMap(pieces, text.length);
  return patternSite({ id, dialect: RULE, notation: json, text, unknowns, span, map });
}

function valueOf(node: Node | undefined, name: string): Node | undefined {
  const property = node?.children?.find(({ children }) => children?.[0]?.value === name);
  return property?.children?.[1];
}
