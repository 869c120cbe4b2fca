import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { parsePattern } from "../../src/pattern/parse/parsePattern";

const PREFIX = "Event pattern is not valid. Reason: ";

/** The first error of broken patterns: AWS's reason and column (null: it gives no position), our code, and what is underlined. */
const rows: readonly {
  readonly text: string;
  readonly code: string;
  readonly reason: string;
  readonly column: number | null;
  readonly at: string;
}[] = [
  { text: "", code: "not-an-object", reason: "Filter is not an object", column: 1, at: "" },
  { text: "null", code: "not-an-object", reason: "Filter is not an object", column: 5, at: "null" },
  { text: "[]", code: "not-an-object", reason: "Filter is not an object", column: 2, at: "[]" },
  { text: "{}", code: "empty-object", reason: "Empty objects are not allowed", column: 3, at: "{}" },
  { text: '{"a":{}}', code: "empty-object", reason: "Empty objects are not allowed", column: 8, at: "{}" },
  { text: '{"a":[]}', code: "empty-array", reason: "Empty arrays are not allowed", column: 8, at: "[]" },
  {
    text: '{"a":"x"}',
    code: "not-object-or-array",
    reason: '"a" must be an object or an array',
    column: 7,
    at: '"x"',
  },
  {
    text: '{"a":1}',
    code: "not-object-or-array",
    reason: '"a" must be an object or an array',
    column: 7,
    at: "1",
  },
  {
    text: '{"a":null}',
    code: "not-object-or-array",
    reason: '"a" must be an object or an array',
    column: 10,
    at: "null",
  },
  {
    text: '{"a":[["x"]]}',
    code: "invalid-match-value",
    reason: "Match value must be String, number, true, false, or null",
    column: 8,
    at: '["x"]',
  },
  {
    text: '{"a":[{}]}',
    code: "missing-operator",
    reason: "Match expression name not found",
    column: 9,
    at: "{}",
  },
  {
    text: '{"a":[{"EXISTS":true}]}',
    code: "unknown-operator",
    reason: "Unrecognized match type EXISTS",
    column: 21,
    at: '"EXISTS"',
  },
  {
    text: '{"a":[{"prefix":"x","suffix":"y"}]}',
    code: "too-many-operators",
    reason: "Only one key allowed in match expression",
    column: 31,
    at: '"suffix"',
  },
  {
    text: '{"a":[{"prefix":1}]}',
    code: "invalid-operand",
    reason: "prefix match pattern must be a string",
    column: 18,
    at: "1",
  },
  {
    text: '{"a":[{"prefix":{}}]}',
    code: "missing-operator",
    reason: "Prefix expression name not found",
    column: 19,
    at: "{}",
  },
  {
    text: '{"a":[{"prefix":{"x":"y"}}]}',
    code: "unknown-operator",
    reason: "Unsupported prefix pattern: x",
    column: 23,
    at: '"x"',
  },
  {
    text: '{"a":[{"suffix":[]}]}',
    code: "invalid-operand",
    reason: "suffix match pattern must be a string",
    column: 18,
    at: "[]",
  },
  {
    text: '{"a":[{"prefix":{"equals-ignore-case":1}}]}',
    code: "invalid-operand",
    reason: "equals-ignore-case match pattern must be a string",
    column: 40,
    at: "1",
  },
  {
    text: '{"a":[{"equals-ignore-case":1}]}',
    code: "invalid-operand",
    reason: "equals-ignore-case match pattern must be a string",
    column: 30,
    at: "1",
  },
  {
    text: '{"a":[{"exactly":1}]}',
    code: "invalid-operand",
    reason: "exact match pattern must be a string",
    column: 19,
    at: "1",
  },
  {
    text: '{"a":[{"wildcard":1}]}',
    code: "invalid-operand",
    reason: "wildcard match pattern must be a string",
    column: 20,
    at: "1",
  },
  {
    text: '{"a":[{"wildcard":"a**b"}]}',
    code: "invalid-wildcard",
    reason: "Consecutive wildcard characters at pos 2",
    column: 25,
    at: "**",
  },
  {
    text: '{"a":[{"wildcard":"a\\\\b"}]}',
    code: "invalid-wildcard",
    reason: "Invalid escape character at pos 2",
    column: 25,
    at: "\\\\b",
  },
  {
    text: '{"a":[{"exists":"true"}]}',
    code: "invalid-operand",
    reason: "exists match pattern must be either true or false.",
    column: 18,
    at: '"true"',
  },
  {
    text: '{"a":[{"cidr":1}]}',
    code: "invalid-operand",
    reason: "prefix match pattern must be a string",
    column: 16,
    at: "1",
  },
  {
    text: '{"a":[{"cidr":"10.0.0.0"}]}',
    code: "invalid-cidr",
    reason: "Malformed CIDR, one '/' required",
    column: null,
    at: '"10.0.0.0"',
  },
  {
    text: '{"a":[{"cidr":"10.0.0.0/x"}]}',
    code: "invalid-cidr",
    reason: "Malformed CIDR, mask bits must be an integer",
    column: null,
    at: '"10.0.0.0/x"',
  },
  {
    text: '{"a":[{"cidr":"10.0.0.0/-1"}]}',
    code: "invalid-cidr",
    reason: "Malformed CIDR, mask bits must not be negative",
    column: null,
    at: '"10.0.0.0/-1"',
  },
  {
    text: '{"a":[{"cidr":"10.0.0.0/32"}]}',
    code: "invalid-cidr",
    reason: "IPv4 mask bits must be < 32",
    column: null,
    at: '"10.0.0.0/32"',
  },
  {
    text: '{"a":[{"cidr":"::/128"}]}',
    code: "invalid-cidr",
    reason: "IPv6 mask bits must be < 128",
    column: null,
    at: '"::/128"',
  },
  {
    text: '{"a":[{"cidr":"10.0.0.256/8"}]}',
    code: "invalid-cidr",
    reason: "Invalid IP address: 10.0.0.256",
    column: null,
    at: '"10.0.0.256/8"',
  },
  {
    text: '{"a":[{"cidr":"host/8"}]}',
    code: "invalid-cidr",
    reason: "Nonstandard IP address: host",
    column: null,
    at: '"host/8"',
  },
  {
    text: '{"a":[{"numeric":1}]}',
    code: "invalid-numeric",
    reason: "Value of numeric must be an array.",
    column: 19,
    at: "1",
  },
  {
    text: '{"a":[{"numeric":[]}]}',
    code: "invalid-numeric",
    reason: "Invalid member in numeric match: ]",
    column: 20,
    at: "[]",
  },
  {
    text: '{"a":[{"numeric":[1]}]}',
    code: "invalid-numeric",
    reason: "Invalid member in numeric match: 1",
    column: 20,
    at: "1",
  },
  {
    text: '{"a":[{"numeric":["=","1"]}]}',
    code: "invalid-numeric",
    reason: "Value of equals must be numeric",
    column: 24,
    at: '"1"',
  },
  {
    text: '{"a":[{"numeric":["=",1,2]}]}',
    code: "invalid-numeric",
    reason: "Too many elements in numeric expression",
    column: 26,
    at: "2",
  },
  {
    text: '{"a":[{"numeric":["!=",1]}]}',
    code: "invalid-numeric",
    reason: "Unrecognized numeric range operator: !=",
    column: 25,
    at: '"!="',
  },
  {
    text: '{"a":[{"numeric":[">",1,1]}]}',
    code: "invalid-numeric",
    reason: "Bad value in numeric range: 1",
    column: 26,
    at: "1",
  },
  {
    text: '{"a":[{"numeric":[">",1,">",2]}]}',
    code: "invalid-numeric",
    reason: "Bad numeric range operator: >",
    column: 28,
    at: '">"',
  },
  {
    text: '{"a":[{"numeric":[">",1,"<","2"]}]}',
    code: "invalid-numeric",
    reason: "Value of < must be numeric",
    column: 30,
    at: '"2"',
  },
  {
    text: '{"a":[{"numeric":[">",2,"<",1]}]}',
    code: "invalid-numeric",
    reason: "Bottom must be less than top",
    column: 31,
    at: '[">",2,"<",1]',
  },
  {
    text: '{"a":[{"numeric":[">=",1,"<=",1]}]}',
    code: "invalid-numeric",
    reason: "Bottom must be less than top",
    column: 33,
    at: '[">=",1,"<=",1]',
  },
  {
    text: '{"a":[{"numeric":[">",1,"<",2,3]}]}',
    code: "invalid-numeric",
    reason: "Too many terms in numeric range expression",
    column: 32,
    at: "3",
  },
  {
    text: '{"a":[{"numeric":["=",1e309]}]}',
    code: "invalid-numeric",
    reason: "Cannot compare number : 1e309",
    column: 29,
    at: "1e309",
  },
  {
    text: '{"a":[{"anything-but":null}]}',
    code: "invalid-anything-but",
    reason: "Value of anything-but must be an array or single string/number value.",
    column: 27,
    at: "null",
  },
  {
    text: '{"a":[{"anything-but":[]}]}',
    code: "invalid-anything-but",
    reason: "Inside anything but list, either all values are number or string, mixed type is not supported",
    column: 25,
    at: "[]",
  },
  {
    text: '{"a":[{"anything-but":[1,"a"]}]}',
    code: "invalid-anything-but",
    reason: "Inside anything but list, either all values are number or string, mixed type is not supported",
    column: 30,
    at: '[1,"a"]',
  },
  {
    text: '{"a":[{"anything-but":{}}]}',
    code: "missing-operator",
    reason: "Anything-But expression name not found",
    column: 25,
    at: "{}",
  },
  {
    text: '{"a":[{"anything-but":{"numeric":[]}}]}',
    code: "unknown-operator",
    reason: "Unsupported anything-but pattern: numeric",
    column: 35,
    at: '"numeric"',
  },
  {
    text: '{"a":[{"anything-but":{"prefix":""}}]}',
    code: "invalid-anything-but",
    reason: "Null prefix/suffix not allowed",
    column: 35,
    at: '""',
  },
  {
    text: '{"a":[{"anything-but":{"prefix":1}}]}',
    code: "invalid-anything-but",
    reason: "prefix/suffix match pattern must be a string",
    column: 34,
    at: "1",
  },
  {
    text: '{"a":[{"anything-but":9007199254740993}]}',
    code: "invalid-anything-but",
    reason: "Cannot compare number : 9007199254740993",
    column: null,
    at: "9007199254740993",
  },
  {
    text: '{"$or":[{"a":[1]}]}',
    code: "invalid-or",
    reason: "There must have at least 2 Objects in $or relationship.",
    column: 19,
    at: '[{"a":[1]}]',
  },
  {
    text: '{"$or":[]}',
    code: "invalid-or",
    reason: "There must have at least 2 Objects in $or relationship.",
    column: 10,
    at: "[]",
  },
  {
    text: '{"$or":[{"a":[1]},{}]}',
    code: "empty-object",
    reason: "Empty objects are not allowed",
    column: 21,
    at: "{}",
  },
  {
    text: '{"$or":[{"prefix":[1]},{"b":[1]}]}',
    code: "reserved-name-in-or",
    reason: "prefix is Ruler reserved fieldName which cannot be used inside $or.",
    column: 20,
    at: '"prefix"',
  },
  {
    text: '{"$or":1}',
    code: "invalid-or",
    reason: "It must be an Array followed with $or.",
    column: 9,
    at: "1",
  },
  {
    text: '{"a":[1]',
    code: "syntax",
    reason:
      'Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"a":[1]"; line: 1, column: 1])',
    column: 9,
    at: "",
  },
  {
    text: '{"a":[1,]}',
    code: "syntax",
    reason:
      "Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    column: 9,
    at: ",",
  },
  {
    text: "{'a':[1]}",
    code: "syntax",
    reason: "Unexpected character (''' (code 39)): was expecting double-quote to start field name",
    column: 2,
    at: "'a'",
  },
  {
    text: '{"a":[01]}',
    code: "syntax",
    reason: "Invalid numeric value: Leading zeroes not allowed",
    column: 8,
    at: "01",
  },
  {
    text: '{"a":[tru]}',
    code: "syntax",
    reason:
      "Unrecognized token 'tru': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    column: 10,
    at: "tru",
  },
  {
    text: '{"a" [1]}',
    code: "syntax",
    reason: "Unexpected character ('[' (code 91)): was expecting a colon to separate field name and value",
    column: 6,
    at: "[",
  },
  {
    text: '{"a":["x]}',
    code: "syntax",
    reason: "Unexpected end-of-input: was expecting closing quote for a string value",
    column: 11,
    at: "",
  },
  {
    text: '{"a":["\\q"]}',
    code: "syntax",
    reason: "Unrecognized character escape 'q' (code 113)",
    column: 9,
    at: "\\q",
  },
  {
    text: '{"a":[{"wildcard":"*:*:*:*:*:event-bus/*"}]}',
    code: "wildcard-complexity",
    reason:
      "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character",
    column: null,
    at: '{"wildcard":"*:*:*:*:*:event-bus/*"}',
  },
];

describe("what EventBridge rejects", () => {
  test.each(rows)("$text: $reason", ({ text, code, reason, column, at }) => {
    const { pattern, problems } = parsePattern(text);
    expect(pattern).toBeUndefined();
    const error = problems.find(({ severity }) => severity === "error");
    const position = `\n at [Source: (String)"${text}"; line: 1, column: ${column ?? 0}]`;
    expect(error?.awsMessage).toBe(`${PREFIX}${reason}${column === null ? "" : position}`);
    expect(error?.code).toBe(code);
    expect(
      error === undefined ? "" : text.slice(error.span.offset, error.span.offset + error.span.length),
    ).toBe(at);
    expect(error?.message).toMatch(/[.?]$/);
  });

  test("the column counts from the start of its line", () => {
    const [problem] = parsePattern(`{\n  "source": ["a"],\n  "detail": "x"\n}`).problems;
    expect(problem?.awsMessage).toContain("; line: 3, column: 14]");
  });

  test("a text of more than 500 characters is cut in the message", () => {
    const [problem] = parsePattern(`{"a":[]${" ".repeat(600)}}`).problems;
    expect(problem?.awsMessage).toContain(`"[truncated 108 chars]; line: 1, column: 8]`);
  });

  test("an error inside a list of anything-but is told with its position twice", () => {
    const [problem] = parsePattern(`{"a":[{"anything-but":[null]}]}`).problems;
    expect(problem?.awsMessage?.split("\n at [Source: ")).toHaveLength(3);
  });
});

describe("what EventBridge accepts, with a warning", () => {
  test.each([
    { text: `{"a":[1]} behind`, code: "trailing-text" },
    { text: `{"a":[1],"a":[2]}`, code: "duplicate-field" },
    { text: `{"$or":["a"]}`, code: "or-as-field" },
    { text: `{"a":[{"wildcard":"*aaaaaaaaa"}]}`, code: "wildcard-complexity" },
    { text: `{"a":["${"x".repeat(2050)}"]}`, code: "pattern-size" },
  ])("$code", ({ text, code }) => {
    const { pattern, problems } = parsePattern(text);
    expect(pattern).toBeDefined();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe("reading on after the first problem", () => {
  test("every problem is reported, and AWS's message stands at the first alone", () => {
    const { problems } = parsePattern(`{"source":"aws.config","detail":{},"a":[{"prefx":"x"}],"b":[]}`);
    expect(problems.map(({ code }) => code)).toEqual([
      "not-object-or-array",
      "empty-object",
      "unknown-operator",
      "empty-array",
    ]);
    expect(problems.filter(({ awsMessage }) => awsMessage !== undefined)).toEqual([problems[0]]);
  });

  test("what is right around a mistake is still read", () => {
    const { root } = parsePattern(`{"source":["aws.config"],"detail-type":"x","detail":{"a":[1]`);
    expect(root?.members.map((member) => (member.kind === "field" ? member.name : "$or"))).toEqual([
      "source",
      "detail",
    ]);
  });

  test("an operator with a typing slip names the one that was meant", () => {
    const [problem] = parsePattern(`{"a":[{"prefx":"x"}]}`).problems;
    expect(JSON.stringify(problem?.data)).toContain('"prefix"');
  });
});

describe("laws", () => {
  const piece = fc.constantFrom(
    ...["{", "}", "[", "]", ":", ",", '"', "\\"],
    `"a"`,
    `"$or"`,
    `"prefix"`,
    `"numeric"`,
    `"anything-but"`,
    `"wildcard"`,
    `"*a*"`,
    "1",
    "1e999",
    "true",
    "null",
    " ",
    "\n",
    "\ud800",
    `{"a":[`,
    `]}`,
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary", maxLength: 40 }),
  );

  test("no text makes the parser throw, every span lies in the text, and a pattern is there if and only if no error is", () => {
    fc.assert(
      fc.property(text, (each) => {
        const { pattern, problems } = parsePattern(each);
        expect(pattern === undefined).toBe(problems.some(({ severity }) => severity === "error"));
        for (const { span, message } of problems) {
          expect(span.offset).toBeGreaterThanOrEqual(0);
          expect(span.offset + span.length).toBeLessThanOrEqual(each.length);
          expect(message).not.toBe("");
        }
      }),
      { numRuns: 20_000 },
    );
  });

  test("10,000 levels of nesting are an error and no exception", () => {
    const { problems } = parsePattern(`{"a":`.repeat(10_000));
    expect(problems[0]?.code).toBe("too-deep");
  });
});
