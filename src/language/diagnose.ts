import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import type { Diagnostic } from "./diagnostic";

/** Everything to say about a pattern, in the order of its text. Never throws, whatever the text. */
export function diagnose(text: string): readonly Diagnostic[] {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors.map(({ error, offset, length }) => ({
    code: "syntax",
    severity: "error",
    span: { offset, length },
    message: printParseErrorCode(error),
    related: [],
  }));
}
