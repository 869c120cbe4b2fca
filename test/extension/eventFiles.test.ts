import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openFile } from "./documents";

/** The labels that all providers offer at the `|` of a file, and the hovers there. */
async function atCursor(
  name: string,
  marked: string,
): Promise<{ labels: () => Promise<readonly string[]>; hovers: () => Promise<string> }> {
  const offset = marked.indexOf("|");
  const document = await openFile(name, marked.replace("|", ""));
  const position = document.positionAt(offset);
  return {
    async labels() {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        position,
      );
      return items.map(({ label }) => (typeof label === "string" ? label : label.label));
    },
    async hovers() {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        position,
      );
      return found
        .flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value))
        .join("\n");
    },
  };
}

const rules = '"source": "aws.config", "detail-type": "Config Rules Compliance Change"';
const inTest = (event: string): string =>
  `{ "tests": [{ "name": "n", "event": ${event}, "matches": true }] }`;

suite("Events in files", () => {
  const rows: readonly (readonly [name: string, marked: string, expected: string])[] = [
    ["event.json", "{ | }", "detail-type"],
    ["event.json", '{ "source": "|" }', "aws.config"],
    ["event.json", `{ ${rules}, "detail": { | } }`, "configRuleName"],
    ["eventtest.json", inTest("{ | }"), "detail-type"],
    ["eventtest.json", inTest('{ "source": "|" }'), "aws.config"],
    ["eventtest.json", inTest(`{ ${rules}, "detail": { | } }`), "newEvaluationResult"],
    [
      "eventtest.json",
      inTest(`{ ${rules}, "detail": { "newEvaluationResult": { "complianceType": "|" } } }`),
      "NON_COMPLIANT",
    ],
  ];
  // A file of its own each: the editor takes a while to notice that an open one was written anew.
  rows.forEach(([ending, marked, expected], index) => {
    const name = `typed-${index}.${ending}`;
    test(`are completed with ${expected} at ${marked} of ${name}, and nothing is offered twice`, async () => {
      const { labels } = await atCursor(name, marked);
      const offered = await eventually(labels, (all) => all.includes(expected));
      const plain = offered.map((label) => label.replace(/^"(.*)"$/, "$1"));
      assert.deepEqual(
        plain.filter((label, index) => plain.indexOf(label) !== index),
        [],
      );
    });
  });

  test("say in a hover what a field is", async () => {
    const { hovers } = await atCursor(
      "hovered.event.json",
      `{ ${rules}, "detail": { "configRule|Name": "x" } }`,
    );
    await eventually(hovers, (text) => text.includes("detail.configRuleName"));
  });
});
