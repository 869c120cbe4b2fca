import { Document, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from "yaml";
import { callOf, entriesOf, isList, textOf, type TemplateValue } from "./templateValue";

/** Text that no YAML parser, of version 1.1 or 1.2, takes for anything but this text. */
const plain = /^[A-Za-z][\w./-]*(?:(?: |:(?=\w)|::)[\w./-]+)*$/;
const words = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** The short forms of CloudFormation's functions; those of more than one argument join them with a dot. */
const shortForms: Readonly<Record<string, string>> = {
  Ref: "!Ref",
  "Fn::GetAtt": "!GetAtt",
  "Fn::Sub": "!Sub",
};

/**
 * YAML text of a value, the same to parsers of YAML 1.1 (as CloudFormation's tools use) and 1.2. With `notes` as
 * comments at its head, and CloudFormation's functions in their short forms.
 */
export function writeYaml(value: TemplateValue, notes: readonly string[]): string {
  const document = new Document();
  document.contents = toNode(value);
  if (notes.length > 0) document.commentBefore = notes.map((note) => ` ${note}`).join("\n");
  // Without these the library breaks long strings into lines.
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
}

function toNode(value: TemplateValue): Node {
  if (typeof value === "string") return text(value);
  if (isList(value)) {
    const list = new YAMLSeq<Node>();
    list.items.push(...value.map(toNode));
    return list;
  }
  const entries = entriesOf(value);
  if (entries === undefined) return new Scalar(value);
  return shortForm(value) ?? mapping(entries);
}

function mapping(entries: readonly (readonly [string, TemplateValue])[]): Node {
  const map = new YAMLMap<Node, Node>();
  for (const [key, each] of entries) map.items.push(new Pair(text(key), toNode(each)));
  return map;
}

function shortForm(value: TemplateValue): Node | undefined {
  const [name = "", operand] = callOf(value) ?? [];
  const tag = Object.hasOwn(shortForms, name) ? shortForms[name] : undefined;
  if (tag === undefined || operand === undefined) return undefined;
  const scalar = text(isList(operand) ? operand.map(textOf).join(".") : textOf(operand));
  scalar.tag = tag;
  return scalar;
}

function text(value: string): Scalar<string> {
  const scalar = new Scalar(value);
  // JSON text keeps its lines; any other text is easier to read in quotes.
  if (/^\{\n[\n\P{Cc}]*\}$/u.test(value)) scalar.type = Scalar.BLOCK_LITERAL;
  else scalar.type = plain.test(value) && !words.test(value) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
  return scalar;
}
