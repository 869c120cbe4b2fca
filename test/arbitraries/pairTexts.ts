import fc from "fast-check";

/** Keys and words are few, so that patterns and events meet; odd ones are among them. */
const key = fc.constantFrom("a", "b", "c", "d", "a.b", "a.", ".b", "", "é", "__proto__", "a-b");
const word = fc.constantFrom(
  ...[
    "a",
    "b",
    "ab",
    "aB",
    "ba",
    "",
    "é",
    "SS",
    "ß",
    "ς",
    "Σ",
    "İ",
    "😀",
    "?",
    "\ud83d",
    '"',
    "\\",
    "*",
    "a/b",
    "1",
  ],
  ...["10.0.0.1", "010.0.0.1", "::1", "0:0:0:0:0:0:0:1", "\ufffd", "a\n", "true", "null", "Ǆ"],
);
const numberText = fc.constantFrom(
  ...["0", "-0", "1", "1.0", "1e0", "10e-1", "2", "-3.5", "2.5", "1e3", "9007199254740993", "1e400", "0.1"],
);

/** A JSON string, some of its characters written as escapes. */
function spell(text: string, seed: number): string {
  const units = text.split("").map((unit, index) => {
    const plain = JSON.stringify(unit).slice(1, -1);
    const code = unit.charCodeAt(0).toString(16).padStart(4, "0");
    const choice = (seed >> (index * 2)) & 3;
    if (choice === 0) return String.raw`\u${code}`;
    return choice === 1 && unit === "/" ? String.raw`\/` : plain;
  });
  // Halves of a pair that are written apart would be escaped each; as one they can stand plainly.
  return seed % 2 === 0 ? JSON.stringify(text) : `"${units.join("")}"`;
}

const spelling = fc.nat(2 ** 30);
const stringText = fc.tuple(word, spelling).map(([text, seed]) => spell(text, seed));
const keyText = fc.tuple(key, spelling).map(([text, seed]) => spell(text, seed));
const blank = fc.constantFrom("", "", "", " ", "\t");

const scalar = fc.oneof(stringText, numberText, fc.constantFrom("true", "false", "null"));

/** The text of an event: any JSON object, with duplicate keys, nested arrays and escapes. */
export const eventText = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    scalar,
    tie("object"),
    fc
      .tuple(fc.array(tie("value"), { maxLength: 4 }), blank)
      .map(([values, gap]) => `[${values.join(`,${gap}`)}${gap}]`),
    fc.array(tie("object"), { maxLength: 3 }).map((objects) => `[${objects.join(",")}]`),
  ),
  object: fc
    .array(fc.tuple(keyText, blank, tie("value")), { maxLength: 4 })
    .map((members) => `{${members.map(([name, gap, value]) => `${name}${gap}:${gap}${value}`).join(`,`)}}`),
})).object;

const wildcardWord = fc.constantFrom(
  "*",
  "a*",
  "*b",
  "*a*b*",
  "",
  String.raw`\*`,
  String.raw`\\*`,
  "a*a",
  "*é*",
  "?*",
);
const plainWord = word.filter((text) => text !== "");
const list = (texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength: 3 }));

const operator = fc
  .oneof(
    word.map((text) => ({ exactly: text })),
    word.map((text) => ({ prefix: text })),
    word.map((text) => ({ suffix: text })),
    word.map((text) => ({ prefix: { "equals-ignore-case": text } })),
    word.map((text) => ({ suffix: { "equals-ignore-case": text } })),
    word.map((text) => ({ "equals-ignore-case": text })),
    wildcardWord.map((text) => ({ wildcard: text })),
    fc.boolean().map((exists) => ({ exists })),
    fc.constantFrom("10.0.0.0/8", "10.0.0.0/31", "::/64", "0.0.0.0/0").map((cidr) => ({ cidr })),
    list(word).map((excluded) => ({ "anything-but": excluded })),
    list(plainWord).map((excluded) => ({ "anything-but": { prefix: excluded } })),
    list(plainWord).map((excluded) => ({ "anything-but": { suffix: excluded } })),
    list(word).map((excluded) => ({ "anything-but": { "equals-ignore-case": excluded } })),
    list(wildcardWord).map((excluded) => ({ "anything-but": { wildcard: excluded } })),
  )
  .map((value) => JSON.stringify(value));
const numeric = fc.constantFrom(
  ...[`{"numeric":["=",1]}`, `{"numeric":[">",0,"<",3]}`, `{"numeric":["<=",0]}`, `{"numeric":[">=",2.5]}`],
  ...[`{"anything-but":1}`, `{"anything-but":[0,2.5]}`],
);
const leafText = fc
  .array(fc.oneof(scalar, operator, numeric, fc.constant(`{"exists":false}`)), { minLength: 1, maxLength: 3 })
  .map((matchers) => `[${matchers.join(",")}]`);

/** The text of a valid event pattern over the same keys and words, with `$or` at every level and repeated paths. */
export const patternText = fc.letrec<{ object: string; member: string }>((tie) => ({
  member: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.tuple(keyText, leafText).map(([name, leaf]) => `${name}:${leaf}`),
    fc.tuple(keyText, tie("object")).map(([name, object]) => `${name}:${object}`),
    fc
      .array(tie("object"), { minLength: 2, maxLength: 3 })
      .map((branches) => `"$or":[${branches.join(",")}]`),
  ),
  object: fc.array(tie("member"), { minLength: 1, maxLength: 3 }).map((members) => `{${members.join(",")}}`),
})).object;
