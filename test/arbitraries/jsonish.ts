import fc from "fast-check";

const tokens = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  " ",
  "\n",
  "\r\n",
  "\n\n\n",
  "\t",
  `"source"`,
  `"detail"`,
  `"$or"`,
  `"a\\"b"`,
  `"aws.config"`,
  `"${"long".repeat(20)}"`,
  `{"prefix":`,
  `["x"]`,
  `"a":["b"],`,
  "1",
  "-1.5e3",
  "true",
  "nul",
  "// why",
  "/* all */",
  "/",
  `"`,
  "é",
];

/** Texts that look like patterns, mostly broken ones: tokens in any order. */
export const jsonish: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...tokens), { maxLength: 40 }).map((parts) => parts.join("")),
  fc.json({ maxDepth: 5 }),
  fc.string(),
);
