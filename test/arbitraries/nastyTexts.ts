import fc from "fast-check";
import { parsePattern } from "../../src/pattern/parse/parsePattern";

/** Texts and keys that one language or another takes for something else. */
export const nastyTexts = [
  ...[
    "",
    "yes",
    "No",
    "on",
    "y",
    "null",
    "~",
    "true",
    "1",
    "1e3",
    "0x1f",
    "0o7",
    "1_000",
    "12:30",
    ".inf",
    "2020-01-01",
  ],
  ...[
    "=",
    "<<",
    "*a",
    "&a",
    "!Ref a",
    "!!str",
    "- a",
    "? a",
    "a: b",
    "a:",
    "a #b",
    "#",
    "|",
    ">",
    "%YAML",
    "@a",
    "`a`",
  ],
  ...[
    "---",
    "...",
    " lead",
    "trail ",
    "a\nb",
    "a\n",
    "\ta",
    "a\r\nb",
    "\u0000",
    "\u0000x",
    "\u001b[0m",
    "\u007f",
    "\u0085",
  ],
  ...[
    "${AWS::Region}",
    "$${a}",
    "$$${a}",
    "${",
    "%{if}",
    "%%{",
    "${Token[TOKEN.1]}",
    "#{Token[TOKEN.1]}",
    "$",
    "$(date)",
  ],
  ...["{{resolve:ssm:a}}", "{{", "}}", "${self:service}", "${file(a)}", "$ref", "!Sub ${a}"],
  ...[
    "it's",
    "''",
    '"',
    '\\"',
    "\\",
    "\\n",
    "\\u0041",
    "\\b",
    "\\\\b",
    "C:\\foo\\bar",
    "\b\f",
    "\\\b",
    "\\r\\t",
    "'\\''",
    "`",
    "$a",
    "!",
    "*/",
    "//",
    "EOT",
    "PATTERN",
    "JSON",
  ],
  ...[
    "é",
    "e\u0301",
    "Å",
    "日本",
    "😀",
    "\ud83d",
    "\ude00",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\u00a0",
  ],
  ...[
    "__proto__",
    "constructor",
    "Ref",
    "Fn::Sub",
    "Fn::GetAtt",
    "AWS::NoValue",
    "for",
    "if",
    "a-b",
    "a.b",
    "10",
    "2",
    "-1",
  ],
];

const numbers = [
  ...[
    "0",
    "-0",
    "1",
    "1.0",
    "1e3",
    "1E3",
    "1e+3",
    "-3.5",
    "0.1",
    "10",
    "9007199254740993",
    "12345678901234567890",
  ],
  ...[
    "1e400",
    "1.7976931348623157e308",
    "5e-324",
    "0.10",
    "100000000000000000000",
    "1e21",
    "-1.8881545897087626e+289",
    "9".repeat(300),
    `0.${"0".repeat(300)}1`,
    "0.0001",
    "12345678.25",
  ],
];

/** What texts are put together of: each means something somewhere, alone or beside another. */
const fragments = [
  ...[
    "\\",
    "\\\\",
    "b",
    "f",
    "n",
    "u0041",
    "u003c",
    "U0001f600",
    "x41",
    "$",
    "${",
    "%{",
    "#{",
    "{",
    "{{",
    "}",
    "~",
  ],
  ...[
    "!Sub ",
    "!Ref",
    "'",
    '"',
    "`",
    "<",
    ">",
    "&",
    "*",
    "/",
    "|",
    "#",
    "=",
    "<<",
    ":",
    ": ",
    " #",
    "-",
    "@",
    "%",
    ",",
  ],
  ...["\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\t", "\b", "\f", "\0", "\u001b", "\u007f", "\u009f"],
  ...[
    "😀",
    "\ud83d",
    "\ude00",
    "\ufeff",
    "\ufffe",
    "\u{1fffe}",
    "é",
    "e\u0301",
    "가",
    " ",
    "\u00a0",
    "AWS::Region",
  ],
  ...[
    "yes",
    "no",
    "012",
    "1e3",
    "1_0",
    "2020-01-01",
    "null",
    ".inf",
    "file://a",
    "resolve:ssm:a",
    "a",
    "EOT",
    "JSON",
  ],
];

/** Any text, mostly such as some language takes for something else. */
export const hostileText = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...nastyTexts) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...fragments), { maxLength: 6 }).map((parts) => parts.join("")),
  },
  fc.string({ unit: "binary", maxLength: 8 }),
);

/** A string of JSON, some of its characters as escapes; half of a surrogate pair can be there as it is. */
const string = fc.tuple(hostileText, fc.nat(3)).map(([value, seed]) => {
  if (seed === 1)
    return `"${value.replaceAll(/["\\\u0000-\u001f]/g, (each) => JSON.stringify(each).slice(1, -1))}"`;
  if (seed > 0) return JSON.stringify(value);
  const units = value.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  return `"${units.map((hex) => String.raw`\u${hex}`).join("")}"`;
});

const matcher = fc.oneof(
  string,
  string,
  fc.constantFrom(...numbers),
  fc.constantFrom("true", "false", "null"),
  string.map((value) => `{"prefix": ${value}}`),
  string.map((value) => `{"anything-but": [${value}]}`),
  fc.constantFrom("-3.5", "0", "1.0", "1e3").map((number) => `{"numeric": [">=", ${number}]}`),
  fc.boolean().map((value) => `{"exists": ${value}}`),
);

const leaf = fc.array(matcher, { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(", ")}]`);

function objectOf(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const member = fc.tuple(string, value).map(([key, each]) => `${key}: ${each}`);
  return fc.array(member, { minLength: 1, maxLength: 4 }).map((members) => `{${members.join(",\n")}}`);
}

const { object } = fc.letrec<{ object: string }>((tie) => ({
  object: objectOf(fc.oneof({ maxDepth: 2 }, leaf, leaf, tie("object"))),
}));

/** The text of a pattern that EventBridge accepts, with the oddest keys, strings and numbers. */
export const patternText = object.filter((each) => parsePattern(each).pattern !== undefined);
