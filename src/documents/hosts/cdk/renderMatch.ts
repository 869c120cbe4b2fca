import type { Expression, MatchExpression } from "./expression";
import { matchMethods, type MatchMethod } from "./matchMethods";
import { endOf, renderItem, renderUnknown, renderValue, type Rendering } from "./renderPattern";

/**
 * Writes the matchers that a call of `Match` makes, between `before` and `after`: the brackets of their list, or nothing
 * where they are put into another one. What CDK itself would refuse is unknown.
 */
export function renderMatch(
  rendering: Rendering,
  call: MatchExpression,
  depth: number,
  before: "" | "[",
  after: "" | "]",
): void {
  const { writer } = rendering;
  const method = matchMethods.get(call.method);
  const written = method && operands(rendering, method, call, depth);
  if (method === undefined || written === undefined) {
    renderUnknown(rendering, call, before === "" ? "many" : "anything");
    return;
  }
  const [first] = call.arguments;
  if (first === undefined) {
    writer.wholly(call.span, () => writer.own(`${before}${written.open}${written.close}${after}`));
    return;
  }
  writer.instead(`${before}${written.open}`, call.span.offset, first.span.offset);
  written.write();
  const last = call.arguments.at(-1) ?? first;
  writer.instead(`${written.close}${after}`, endOf(last.span), endOf(call.span));
}

interface Operands {
  readonly open: string;
  readonly close: string;
  readonly write: () => void;
}

/** What stands around the arguments of a call, and how they are written; undefined where CDK would refuse them. */
function operands(
  rendering: Rendering,
  method: MatchMethod,
  { arguments: given }: MatchExpression,
  depth: number,
): Operands | undefined {
  const [first] = given;
  if (given.some(({ kind }) => kind === "absent")) return undefined;
  const list = (): void => separated(rendering, given, (each) => renderItem(rendering, each, depth + 1));
  switch (method.kind) {
    case "constant":
      return given.length > 0 ? undefined : { open: method.text, close: "", write: () => undefined };
    case "exactly":
      return given.length !== 1 ? undefined : { open: "", close: "", write: list };
    case "operand": {
      if (first === undefined || given.length > 1 || first.kind === "spread") return undefined;
      const { operator, wrapped } = method;
      return {
        open: `{"${operator}": ${wrapped === undefined ? "" : `{"${wrapped}": `}`,
        close: wrapped === undefined ? "}" : "}}",
        write: () => writeOperand(rendering, first, depth),
      };
    }
    case "several": {
      if (first === undefined) return undefined;
      const isBare = method.wrapped !== undefined && given.length === 1 && first.kind !== "spread";
      const [open, close] = isBare ? ["", ""] : ["[", "]"];
      return {
        open: `{"anything-but": ${method.wrapped === undefined ? "" : `{"${method.wrapped}": `}${open}`,
        close: `${close}${method.wrapped === undefined ? "" : "}"}}`,
        write: isBare ? () => writeOperand(rendering, first, depth) : list,
      };
    }
    case "numeric": {
      if (given.length !== method.comparisons.length || given.some(({ kind }) => kind === "spread"))
        return undefined;
      return {
        open: `{"numeric": ["${method.comparisons[0] ?? ""}", `,
        close: "]}",
        write: () =>
          given.forEach((each, index) => {
            if (index > 0) rendering.writer.own(`, "${method.comparisons[index] ?? ""}", `);
            writeOperand(rendering, each, depth);
          }),
      };
    }
    case "anyOf":
      if (first === undefined) return undefined;
      return {
        open: "",
        close: "",
        write: () => separated(rendering, given, (each) => writeAlternative(rendering, each, depth)),
      };
    case "allOf":
      return first === undefined || !given.every(isComparison)
        ? undefined
        : {
            open: `{"numeric": [`,
            close: "]}",
            write: () => separated(rendering, given, (each) => writeComparison(rendering, each, depth)),
          };
  }
}

function separated(
  { writer }: Rendering,
  given: readonly Expression[],
  write: (each: Expression) => void,
): void {
  given.forEach((each, index) => {
    if (index > 0) writer.own(", ");
    write(each);
  });
}

function writeOperand(rendering: Rendering, operand: Expression, depth: number): void {
  if (operand.kind === "unknown") renderUnknown(rendering, operand, "text");
  else renderValue(rendering, operand, depth + 1);
}

/** An argument of `anyOf`: its list is taken apart, or it is one of the alternatives. */
function writeAlternative(rendering: Rendering, each: Expression, depth: number): void {
  if (each.kind === "match" || each.kind === "list") {
    renderItem(rendering, { kind: "spread", span: each.span, of: each }, depth + 1);
  } else renderItem(rendering, each, depth + 1);
}

function comparisonOf(each: Expression): readonly string[] | undefined {
  const method = each.kind === "match" ? matchMethods.get(each.method) : undefined;
  return method?.kind === "numeric" ? method.comparisons : undefined;
}

function isComparison(each: Expression): boolean {
  return (
    each.kind === "match" &&
    each.arguments.length === comparisonOf(each)?.length &&
    each.arguments.every(({ kind }) => kind !== "absent" && kind !== "spread")
  );
}

function writeComparison(rendering: Rendering, each: Expression, depth: number): void {
  if (each.kind !== "match") return;
  each.arguments.forEach((argument, index) => {
    if (index > 0) rendering.writer.own(", ");
    rendering.writer.own(`"${comparisonOf(each)?.[index] ?? ""}", `);
    writeOperand(rendering, argument, depth);
  });
}
