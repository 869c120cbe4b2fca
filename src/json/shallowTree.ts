import { visit, type Node, type NodeType, type ParseError } from "jsonc-parser";

/** A node whose end is not known yet. */
interface OpenNode extends Omit<Node, "length" | "colonOffset" | "parent" | "children"> {
  length: number;
  colonOffset?: number;
  parent?: OpenNode;
  children?: OpenNode[];
}

/**
 * The tree that jsonc-parser's `parseTree` makes of a JSON text without comments, broken or not, but with nothing in
 * objects and arrays that are `levels` levels deep. That is read too, and its errors are added to `errors`; but no nodes
 * are made of it, which is what takes most of the time and the memory. Undefined where there is no value. The time is
 * linear in the text. For pattern tests, which are no patterns and hold whole events.
 */
export function shallowTree(text: string, levels: number, errors: ParseError[]): Node | undefined {
  const top: OpenNode = { type: "array", offset: -1, length: -1, children: [] };
  let parent = top;
  /** How many objects and arrays are open. */
  let level = 0;
  const add = (node: OpenNode): OpenNode => {
    parent.children?.push(node);
    return node;
  };
  const leave = (end: number): void => {
    parent.length = end - parent.offset;
    parent = parent.parent ?? top;
  };
  const endProperty = (end: number): void => {
    if (parent.type === "property") leave(end);
  };
  const begin = (type: NodeType) => (offset: number) => {
    if (level++ < levels) parent = add({ type, offset, length: -1, parent, children: [] });
  };
  const end = (offset: number, length: number): void => {
    if (level-- > levels) return;
    endProperty(offset + length);
    leave(offset + length);
    endProperty(offset + length);
  };
  visit(
    text,
    {
      onObjectBegin: begin("object"),
      onArrayBegin: begin("array"),
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty(name, offset, length) {
        if (level >= levels) return;
        parent = add({ type: "property", offset, length: -1, parent, children: [] });
        add({ type: "string", value: name, offset, length, parent });
      },
      onLiteralValue(value: unknown, offset, length) {
        if (level >= levels) return;
        add({ type: typeOf(value), value, offset, length, parent });
        endProperty(offset + length);
      },
      onSeparator(separator, offset) {
        if (level >= levels || parent.type !== "property") return;
        if (separator === ":") parent.colonOffset = offset;
        else endProperty(offset);
      },
      onError: (error, offset, length) => errors.push({ error, offset, length }),
    },
    { disallowComments: true },
  );
  return top.children?.[0];
}

function typeOf(value: unknown): NodeType {
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "null";
}
