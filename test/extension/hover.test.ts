import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { openPattern } from "./documents";

const change = '"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]';

suite("hover", () => {
  for (const { what, text, says } of [
    { what: "a source", text: '{ "source": ["aws.con|fig"] }', says: /AWS Config/ },
    { what: "a detail-type", text: change.replace("Rules", "Ru|les"), says: /compliance of one resource/ },
    {
      what: "a field",
      text: `${change}, "detail": { "newEvaluationResult": { "complianceT|ype": ["COMPLIANT"] } }`,
      says: /NON_COMPLIANT/,
    },
    { what: "an operator", text: '"detail": { "a": [{ "pre|fix": "b" }] }', says: /starts with/i },
  ]) {
    test(`says what ${what} is`, async () => {
      const { document, position } = await openPattern(text.startsWith("{") ? text : `{ ${text} }`);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        position,
      );
      const contents = hovers.flatMap((hover) => hover.contents);
      const shown = contents.map((content) => (content as vscode.MarkdownString).value).join("\n");
      assert.match(shown, says);
    });
  }
});
