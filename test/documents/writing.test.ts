import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { typedAt, hosts } from "../../src/documents/hosts/table";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { quickFixes } from "../../src/language/diagnostics/fixes/quickFixes";
import { inDocument } from "../../src/language/inDocument";
import { patternAt, patternDocument } from "../../src/language/patternDocument";
import { mistakenPattern } from "../arbitraries/mistakenPatterns";
import { applySuggestion, atCursor } from "../language/acceptSuggestion";
import { fixRows } from "../language/fixRows";
import { shippedCatalog } from "../language/shippedCatalog";
import { isIntact, notations, siteIn } from "./notations";

const catalog = shippedCatalog();
const format = { tabSize: 2, insertSpaces: true };
const templates = hosts.filter(({ id }) => id !== "wholeFile");

/** Whether the value of a JSON text says all of it: no key twice, no number in another spelling. */
function isPlain(text: string): boolean {
  const value = valueOf(text);
  return (
    value !== undefined && JSON.stringify(value) === text.replace(/(?<=[[{,:\]}"\d])\s+|\s+(?=[\]}])/g, "")
  );
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const names = Object.keys(notations);

describe.each(names)("in %s", (name) => {
  const write = notations[name] ?? String;

  test.each(fixRows.filter(({ text }) => isPlain(text)))(
    "$code: $fix, in $text",
    ({ code, text, fix, after }) => {
      const template = write(text);
      const pattern = patternAt(siteIn(template));
      const found = inDocument
        .diagnose(pattern, catalog)
        .filter(({ diagnostic }) => diagnostic.code === code)
        .flatMap((placed) => inDocument.quickFixes(pattern, placed, format))
        .find(({ title }) => title === fix);
      if (found === undefined) throw new Error(`Not offered in ${template}`);
      const written = applyEdits(template, found.edits);
      expect(isIntact(written), written).toBe(true);
      expect(valueOf(siteIn(written).text), written).toEqual(valueOf(after));
    },
  );

  test("every fix that is offered leaves the file intact, and what the same fix of JSON leaves", () => {
    fc.assert(
      fc.property(
        mistakenPattern.filter((text) => valueOf(text) !== undefined && !Array.isArray(valueOf(text))),
        (json) => {
          const text = JSON.stringify(JSON.parse(json));
          // No reader of YAML takes 1e400 or 1e-9 for a number.
          if (!text.startsWith("{") || text === "{}" || /\de[-+]?\d/.test(text)) return;
          const template = write(text);
          const site = siteIn(template);
          expect(valueOf(site.text), template).toEqual(JSON.parse(text));
          const plain = patternDocument(site.text);
          for (const diagnostic of diagnose(plain, catalog)) {
            for (const { title, edits } of quickFixes(plain, diagnostic, format)) {
              const placed = site.editsToDocument(edits);
              if (placed === undefined) continue;
              const written = applyEdits(template, placed);
              const wanted = valueOf(applyEdits(site.text, edits));
              if (wanted === undefined) continue;
              expect(isIntact(written), `${title}\n${template}\n${written}`).toBe(true);
              expect(valueOf(siteIn(written).text), `${title}\n${template}\n${written}`).toEqual(wanted);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe("completion writes as what is around", () => {
  const rule = (pattern: string): string =>
    `Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern:${pattern}\n      State: ENABLED\n`;
  const line = "\n        ";

  test.each([
    ["a key", `${line}sour|`, "source", `${line}source:${line}  - |`],
    ["the first key", `${line}|`, "source", `${line}source:${line}  - |`],
    ["the first key on the line of the property", " |", "source", `${line}source:${line}  - |`],
    ["an element", `${line}source:${line}  - |`, "aws.s3", `${line}source:${line}  - aws.s3|`],
    ["an element between brackets", `${line}source: [|]`, "aws.s3", `${line}source: [aws.s3|]`],
    ["a second one", `${line}source: [aws.ec2, |]`, "aws.s3", `${line}source: [aws.ec2, aws.s3|]`],
    ["a value that has no list yet", `${line}source: aws.e|`, "aws.ec2", `${line}source:${line}  - aws.ec2|`],
    ["one on its own line", `${line}source:${line}  aws.e|`, "aws.ec2", `${line}source:${line}  - aws.ec2|`],
    [
      "one at dashes below the key",
      `${line}detail-type:${line}- x${line}source: |`,
      "aws.ec2",
      `${line}detail-type:${line}- x${line}source:${line}- aws.ec2|`,
    ],
    [
      "a field of the detail",
      `${line}source: [aws.s3]${line}detail:${line}  |`,
      "bucket",
      `${line}source: [aws.s3]${line}detail:${line}  bucket:${line}    |`,
    ],
    [
      "a key between others",
      `${line}source: [aws.s3]${line}det|${line}region: [x]`,
      "detail-type",
      `${line}source: [aws.s3]${line}detail-type: [|]${line}region: [x]`,
    ],
    ["an operator", `${line}source:${line}  - pre|`, "prefix", `${line}source:${line}  - prefix: |`],
    ["an operand", `${line}source:${line}  - prefix: |`, "aws.", `${line}source:${line}  - prefix: aws.|`],
    ["in single quotes", `${line}source: ['aws.e|']`, "aws.ec2", `${line}source: ['aws.ec2'|]`],
    ["in double quotes", `${line}source:${line}  - "|"`, "aws.s3", `${line}source:${line}  - "aws.s3"|`],
    [
      "JSON in YAML",
      ' { "source": ["aws.s3"], "detail-type": [|] }',
      "Object Created",
      ' { "source": ["aws.s3"], "detail-type": ["Object Created"|] }',
    ],
    [
      "JSON in quotes",
      ` '{"source": ["aws.s3"], "detail-type": ["|"]}'`,
      "Object Created",
      ` '{"source": ["aws.s3"], "detail-type": ["Object Created"|]}'`,
    ],
    [
      "JSON in double quotes",
      String.raw` "{\"source\": [\"aws.|\"]}"`,
      "aws.s3",
      String.raw` "{\"source\": [\"aws.s3\"|]}"`,
    ],
    [
      "JSON in a block",
      ` >-${line}{${line}  "source": ["aws.s3"],${line}  |${line}}`,
      "detail-type",
      ` >-${line}{${line}  "source": ["aws.s3"],${line}  "detail-type": ["|"]${line}}`,
    ],
  ])("%s", (_, before, label, after) => {
    const marked = rule(before);
    const { text, offset } = atCursor(marked);
    const chosen = typedAt(text, offset, templates)
      .flatMap(({ site, offset: at }) =>
        inDocument.complete(patternAt(site), offset, catalog, { at, document: text }),
      )
      .find((suggestion) => suggestion.label === label);
    if (chosen === undefined) throw new Error("not offered");
    expect(applySuggestion(marked, chosen)).toBe(rule(after));
  });

  test("offers nothing outside of the patterns", () => {
    const text = rule(`${line}source: [aws.s3]`);
    for (const part of ["Resources", "Type: ", "ENABLED", "Properties:"]) {
      expect(typedAt(text, text.indexOf(part) + part.length, templates)).toEqual([]);
    }
  });
});

test("an edit keeps comments and what is not known, and a fix that would lose them is not offered", () => {
  const text =
    "Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern:\n" +
    "        source: [aws.s3] # S3\n        # why\n        detail:\n          # names\n          bucket: !Ref Bucket\n          size: 5\n";
  const site = siteIn(text);
  const at = site.text.indexOf("5");
  const [edit] = site.editsToDocument([{ span: { offset: at, length: 1 }, newText: "[5]" }]) ?? [];
  expect(edit && applyEdits(text, [edit])).toBe(text.replace("size: 5", "size: [5]"));
  const whole = site.text.indexOf('{"bucket"');
  const end = site.text.length - 1 - whole;
  expect(site.editsToDocument([{ span: { offset: whole, length: end }, newText: "[1]" }])).toBeUndefined();
  const unknown = site.text.indexOf('"${Bucket}"');
  const span = { offset: unknown, length: '"${Bucket}"'.length };
  expect(site.editsToDocument([{ span, newText: '"x"' }])).toBeUndefined();
  const wrapped = site.editsToDocument([{ span, newText: '["${Bucket}"]' }]);
  expect(applyEdits(text, wrapped ?? [])).toBe(text.replace("!Ref Bucket", "[!Ref Bucket]"));
});
