import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { applyEdits } from "../../src/base/textEdit";
import { diagnosePolicies } from "../../src/policies/diagnosePolicies";
import { mayHoldPolicies } from "../../src/policies/mayHoldPolicies";
import type { PolicyDiagnostic } from "../../src/policies/policyDiagnostic";
import { policyRules, type PolicyCode } from "../../src/policies/policyRules";
import { readJsonPolicies } from "../../src/policies/readJsonPolicies";
import { readYamlPolicies } from "../../src/policies/readYamlPolicies";
import { snippetsOf } from "../snippets/snippetFile";
import { jsonish } from "../language/jsonish";
import { policyFixRows, policyNoFixRows, policyRows } from "./policyRows";

/** The same document in both languages: a statement in a policy, and one in a template with something before it. */
const languages = [
  {
    name: "JSON",
    read: readJsonPolicies,
    document: (statement: string) => `{\n  "Version": "2012-10-17",\n  "Statement": [${statement}]\n}\n`,
  },
  {
    name: "YAML",
    read: readYamlPolicies,
    document: (statement: string) =>
      `# The queue's\nResources:\n  Policy:\n    Queues: [!Ref Queue]\n    PolicyDocument:\n      Statement:\n${yamlOf(statement)}`,
  },
  {
    name: "JSON in YAML",
    read: readYamlPolicies,
    document: (statement: string) => `PolicyDocument: { "Statement": ${statement} }\n`,
  },
] as const;

function yamlOf(statement: string): string {
  return stringify([JSON.parse(statement)], { lineWidth: 0 })
    .replace(/^/gm, "        ")
    .trimEnd();
}

const codes = Object.keys(policyRows) as PolicyCode[];
const at = (text: string, { offset, length }: PolicyDiagnostic["span"]): string =>
  text.slice(offset, offset + length);

describe.each(languages)("in $name", ({ read, document }) => {
  const diagnose = (text: string): readonly PolicyDiagnostic[] => {
    expect(mayHoldPolicies(text)).toBe(true);
    return diagnosePolicies(read(text));
  };

  describe.each(codes)("%s", (code) => {
    const { triggers, nearly } = policyRows[code];

    test.each(triggers)("is said of %s", (statement) => {
      const marked = document(statement);
      const start = marked.indexOf("«");
      const said = diagnose(marked.replace(/[«»]/g, "")).filter((diagnostic) => diagnostic.code === code);
      expect(said.map(({ span }) => span)).toEqual([
        { offset: start, length: marked.indexOf("»") - start - 1 },
      ]);
    });

    test.each(nearly)("is not said of %s", (statement) => {
      const said = diagnosePolicies(read(document(statement))).map((diagnostic) => diagnostic.code);
      expect(said).not.toContain(code);
    });
  });

  test.each(policyFixRows)("$code: $fix, in $statement", ({ code, statement, fix, after }) => {
    const text = document(statement);
    const diagnostic = diagnose(text).find((candidate) => candidate.code === code);
    const edits = diagnostic?.fixes.find(({ title }) => title === fix)?.edits;
    expect(applyEdits(text, edits ?? [])).toBe(document(after));
  });
});

test.each(policyNoFixRows)("$code: no $fix, in $statement", ({ code, statement, fix }) => {
  const said = diagnosePolicies(readJsonPolicies(`{ "Statement": ${statement} }`));
  const diagnostic = said.find((candidate) => candidate.code === code);
  expect(diagnostic).toBeDefined();
  expect(diagnostic?.fixes.map(({ title }) => title)).not.toContain(fix);
});

describe.each(codes)("%s", (code) => {
  const [marked = ""] = policyRows[code].triggers;
  const values = readJsonPolicies(`{ "Statement": ${marked.replace(/[«»]/g, "")} }`);
  const severity = (diagnostics: readonly PolicyDiagnostic[]) =>
    diagnostics.find((diagnostic) => diagnostic.code === code)?.severity;

  test("is said as its level says, or not at all", () => {
    expect(severity(diagnosePolicies(values))).toBe(policyRules[code].level);
    expect(severity(diagnosePolicies(values, { [code]: "error" }))).toBe("error");
    expect(severity(diagnosePolicies(values, { [code]: "ignore" }))).toBeUndefined();
  });

  test("has a fix", () => {
    expect(policyFixRows.map((row) => row.code)).toContain(code);
  });
});

test("a diagnostic points at the other half: the principal, the action, or the other ARN", () => {
  const related = (code: PolicyCode): readonly string[] => {
    const text = `{ "Statement": ${policyRows[code].triggers[0]?.replace(/[«»]/g, "") ?? ""} }`;
    const diagnostic = diagnosePolicies(readJsonPolicies(text)).find((candidate) => candidate.code === code);
    return diagnostic?.related.map(({ span, message }) => `${at(text, span)}: ${message}`) ?? [];
  };
  expect(codes.map((code) => [code, ...related(code)])).toEqual([
    ["policy-resource-service", "sqs:SendMessage: This is the action."],
    ["policy-source-service", "sns.amazonaws.com: This is the principal."],
    ["policy-source-rule", "events.amazonaws.com: This is the principal."],
    ["policy-source-region", "arn:aws:sqs:eu-west-1:111122223333:queue: The queue is in eu-west-1."],
    ["policy-topic-region", "arn:aws:sqs:eu-west-1:111122223333:queue: The queue is in eu-west-1."],
  ]);
});

test.each([...snippetsOf("policies-json"), ...snippetsOf("policies-yaml")])(
  "nothing is said of the snippet $name",
  ({ text }) => {
    const read = text.startsWith("{") ? readJsonPolicies : readYamlPolicies;
    expect(diagnosePolicies(read(text))).toEqual([]);
  },
);

test.each([
  [
    "a template's functions",
    `Statement: { Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: !Sub "arn:aws:sns:us-east-2:111122223333:t" }`,
  ],
  ["an alias", `Statement: { Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: *topic }`],
  [
    "a text over several lines",
    `Statement: { Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: "arn:aws:sns:us-east-2:\\\n  111122223333:t" }`,
  ],
  ["a key that is no text", `? [Statement]\n: { Effect: Allow, Principal: "*", Action: "sqs:SendMessage" }`],
])("nothing is said about %s", (_, text) => {
  expect(diagnosePolicies(readYamlPolicies(text))).toEqual([]);
});

test("every document of a YAML stream is looked at", () => {
  const statement = policyRows["policy-resource-service"].triggers[0]?.replace(/[«»]/g, "") ?? "";
  const text = `a: 1\n---\nStatement: ${statement}\n---\nStatement: ${statement}\n`;
  expect(diagnosePolicies(readYamlPolicies(text)).map(({ span }) => at(text, span))).toEqual(["sns", "sns"]);
});

test("a file that has no such policy is not read at all", () => {
  for (const name of [
    "package.json",
    "examples/README.md",
    "eslint.config.mjs",
    "src/catalog/generated/samples.jsonl",
  ]) {
    expect(mayHoldPolicies(readFileSync(name, "utf8")), name).toBe(false);
  }
  expect(mayHoldPolicies(`{ "Statement": { "Action": "s3:GetObject" } }`)).toBe(false);
});

test.each([readJsonPolicies, readYamlPolicies])(
  "whatever the text, nothing is thrown and every place lies in it",
  (read) => {
    const statements = Object.values(policyRows).flatMap(({ triggers }) => triggers);
    const broken = fc
      .tuple(fc.constantFrom(...statements), fc.nat(400), fc.nat(20), jsonish)
      .map(([statement, start, length, other]) => {
        const text = `{ "Statement": [${statement.replace(/[«»]/g, "")}] }`;
        return text.slice(0, start) + other + text.slice(start + length);
      });
    fc.assert(
      fc.property(fc.oneof(jsonish, broken), (text) => {
        for (const { span, related, fixes } of diagnosePolicies(read(text))) {
          const edits = fixes.flatMap((fix) => fix.edits.map((edit) => edit.span));
          for (const place of [span, ...related.map((one) => one.span), ...edits]) {
            expect(place.offset).toBeGreaterThanOrEqual(0);
            expect(place.offset + place.length).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 1000 },
    );
  },
);
