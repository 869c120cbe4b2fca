import assert from "node:assert/strict";
import { suite, test } from "mocha";
import { extensions } from "vscode";

suite("activation", () => {
  test("the extension is there", () => {
    assert.ok(extensions.getExtension("eventbridge-patterns.eventbridge-patterns"));
  });
});
