import { parseMatchExpression } from "./parseMatchExpression";
import type { Leaf, Matcher } from "../pattern";
import type { PatternReading } from "./patternReading";
import { unknownString } from "./unknownParts";
import { reject, rejectValue, spanFrom } from "./patternReading";

/**
 * Reads the array at the end of a path; its opening bracket is the current token. Matchers that EventBridge rejects
 * are reported and left out.
 *
 * Source: event-ruler's JsonRuleCompiler.writeRules.
 */
export function parseLeaf(reading: PatternReading): Leaf {
  const { reader } = reading;
  const { start } = reader;
  reading.census.leaves++;
  const matchers: Matcher[] = [];
  let isEmpty = true;
  for (reader.next(); reader.token !== "]" && reader.token !== "end"; reader.next()) {
    const matcher = parseMatcher(reading, isEmpty);
    isEmpty = false;
    if (matcher !== undefined) matchers.push(matcher);
  }
  const span = spanFrom(reader, start);
  if (isEmpty && reader.token === "]") {
    const message =
      "An empty array matches nothing and EventBridge rejects it. Add a value, or remove the field.";
    reject(reading, "empty-array", "Empty arrays are not allowed", span, message);
  }
  return { kind: "leaf", span, matchers };
}

function parseMatcher(reading: PatternReading, isFirst: boolean): Matcher | undefined {
  const { reader } = reading;
  const { start, token } = reader;
  switch (token) {
    case "string": {
      const value = reader.stringValue();
      const unknown = unknownString(reading);
      if (unknown !== undefined) return { ...unknown, span: spanFrom(reader, start) };
      return { kind: "string", value, span: spanFrom(reader, start) };
    }
    case "number":
      return { kind: "number", text: reader.numberText(), span: spanFrom(reader, start) };
    case "true":
    case "false":
      return { kind: "boolean", value: token === "true", span: spanFrom(reader, start) };
    case "null":
      return { kind: "null", span: spanFrom(reader, start) };
    case "{":
      return parseMatchExpression(reading, isFirst);
    default: {
      const reason = "Match value must be String, number, true, false, or null";
      const message = "An array inside a field's array is not allowed. Put its values into the outer array.";
      rejectValue(reading, "invalid-match-value", reason, message);
      return undefined;
    }
  }
}
