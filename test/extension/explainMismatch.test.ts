import assert from "node:assert/strict";
import { suite, suiteSetup, test } from "mocha";
import * as vscode from "vscode";
import { openFile, writeFile } from "./documents";

/** What the command gives back. */
interface Explained {
  readonly matches: boolean | undefined;
  readonly message: string;
  readonly details: string;
}

const pattern = `{
  "source": ["my.shop"],
  "detail": { "state": ["paid"] }
}
`;

const explain = (...given: readonly unknown[]): Thenable<Explained | undefined> =>
  vscode.commands.executeCommand("eventPattern.explainMiss", ...given);

suite("Why Does This Not Match?", () => {
  let patternUri: vscode.Uri;

  suiteSetup(async () => {
    patternUri = await writeFile("shop.eventpattern.json", pattern);
  });

  test("tells the leaf that failed, and shows the pattern there", async () => {
    const document = await openFile("order.event.json", '{"source": "my.shop", "detail": {"state": "open"}}');
    const explained = await explain(document.uri, patternUri);
    assert.equal(explained?.matches, false);
    assert.match(explained.message, /detail\.state is "open"; the pattern wants "paid" \(local engine\)/);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), patternUri.toString());
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [2, 23]);
  });

  test("takes the event that is selected, and tells its values at their place in the file", async () => {
    const event = '{"source": "my.shop", "detail": {"state": "late"}}';
    const document = await openFile("orders.log", `first\nsent ${event} at noon\n`);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 5, 1, 5 + event.length);
    const explained = await explain(undefined, patternUri);
    assert.match(explained?.details ?? "", /sees `"late"`, line 2, column 48 of the event/);
  });

  test("takes the event and the pattern of the test that the cursor is in", async () => {
    const tests = `{
  "tests": [
    { "name": "one", "event": { "source": "my.shop", "detail": { "state": "paid" } }, "matches": true },
    { "name": "two", "event": { "source": "a.shop", "detail": { "state": "paid" } }, "matches": false }
  ]
}
`;
    const document = await openFile("shop.eventtest.json", tests);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(3, 10, 3, 10);
    assert.match((await explain())?.message ?? "", /source is "a\.shop"; the pattern wants "my\.shop"/);
    await vscode.workspace.fs.delete(document.uri);
  });

  test("says so where there is no event", async () => {
    const document = await openFile("notes.txt", "nothing here\n");
    assert.equal(await explain(document.uri, patternUri), undefined);
  });
});
