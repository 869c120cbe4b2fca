import { expect, test } from "vitest";
import { lint } from "../../src/language/diagnostics/lint/lint";
import type { LintFinding } from "../../src/language/diagnostics/lint/rules";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { gapsOf, withGaps } from "../matching/unknownFields";
import { type PartlyKnown, partlyKnown } from "../matching/unknowns";
import { lintRows } from "./lintRows";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();

function codesOf(marked: string): readonly string[] {
  return codesIn(partlyKnown(marked));
}

function codesIn(partly: PartlyKnown): readonly string[] {
  return findingsIn(partly).map(({ code }) => code);
}

function findingsIn({ text, unknowns }: PartlyKnown): readonly LintFinding[] {
  const { root, problems } = parsePattern(text, { unknowns });
  if (root === undefined) throw new Error("It is no object.");
  return lint({ text, root, isValid: problems.length === 0 }, catalog);
}

const EC2 = `"source":["aws.ec2"]`;
const MISSPELT = `"detail-type":["EC2 Instance State-change Notificaton"]`;
const STATES = `"detail-type":["EC2 Instance State-change Notification"]`;
const ITEM =
  `"source":["aws.config"],"detail-type":["Config Configuration Item Change"],` +
  `"detail":{"configurationItem":{"resourceType":["AWS::EC2::SecurityGroup"]}}`;

test.each([
  { pattern: `{${EC2},${MISSPELT}}`, codes: ["misspelt-detail-type"] },
  { pattern: `{${EC2},${MISSPELT},"detail":«=detail»}`, codes: ["misspelt-detail-type"] },
  { pattern: `{«*common»:0,${EC2},${MISSPELT}}`, codes: ["misspelt-detail-type"] },
  { pattern: `{${EC2},${MISSPELT},«^common»:0}`, codes: ["misspelt-detail-type"] },
  { pattern: `{${EC2},${MISSPELT},«*common»:0}`, codes: [] },
  { pattern: `{${EC2},${MISSPELT},"x-«Key»":[1]}`, codes: [] },
  { pattern: `{${EC2},${STATES},"detail":{"nowhere":["x"]}}`, codes: ["unlisted-field"] },
  { pattern: `{${EC2},${STATES},"detail":{«*common»:0,"nowhere":["x"]}}`, codes: ["unlisted-field"] },
  { pattern: `{${EC2},${STATES},"detail":{"nowhere":["x"],«*common»:0}}`, codes: [] },
  { pattern: `{${EC2},"detail-type":«=types»,"detail":{"nowhere":["x"]}}`, codes: [] },
  { pattern: `{"source":«=sources»,${STATES},"detail":{"nowhere":["x"]}}`, codes: [] },
  { pattern: `{«*common»:0,${STATES},"detail":{"nowhere":["x"]}}`, codes: [] },
  { pattern: `{${EC2},${STATES.replace("]", ",«*types»]")},"detail":{"nowhere":["x"]}}`, codes: [] },
  {
    pattern: `{${EC2},"detail-type":["«Kind» State-change Notification"],"detail":{"state":["x"]}}`,
    codes: [],
  },
  { pattern: `{"source":[{"prefix":""}]}`, codes: ["too-broad"] },
  { pattern: `{"source":[{"prefix":""}],"$or":«=branches»}`, codes: [] },
  { pattern: `{${EC2},${STATES},"$or":«=branches»}`, codes: [] },
  { pattern: `{${EC2},${STATES},"detail":{"$or":«=branches»}}`, codes: [] },
  { pattern: `{${ITEM}}`, codes: ["misses-oversized"] },
  { pattern: `{${ITEM},«^common»:0}`, codes: [] },
])("of $pattern is said $codes", ({ pattern, codes }) => {
  expect(codesOf(pattern)).toEqual(codes);
});

const triggers = Object.values(lintRows).flatMap(({ triggers }) =>
  triggers.map((text) => text.replace(/[«»]/g, "")),
);

/** What findings are about, as the text has it. */
function placesIn(partly: PartlyKnown): readonly string[] {
  return findingsIn(partly).map(({ span }) => partly.text.slice(span.offset, span.offset + span.length));
}

test("whatever could be nothing has nothing said that is not said where it is nothing", () => {
  let said = 0;
  for (const text of triggers) {
    const known = placesIn({ text, unknowns: [] });
    for (const gap of gapsOf(text)) {
      if (gap.kind !== "fields" && gap.kind !== "elements" && gap.kind !== "branches") continue;
      const partly = withGaps(text, [gap]);
      const places = placesIn(partly).filter((place) => !place.includes('"x0"'));
      said += places.length;
      expect([partly.text, places.filter((place) => !known.includes(place))]).toEqual([partly.text, []]);
    }
  }
  expect(said).toBeGreaterThan(100);
});

test("linting never throws, whatever is unknown", () => {
  for (const text of triggers) {
    for (const gap of gapsOf(text)) expect(codesIn(withGaps(text, [gap]))).toBeInstanceOf(Array);
  }
});
