import assert from "node:assert/strict";
import { suite, suiteSetup, teardown, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openFile, writeFile } from "./documents";

function order(status: string, more: object = {}): string {
  return JSON.stringify({
    version: "0",
    id: "7bf73129-1428-4cd3-a780-95db273d1602",
    "detail-type": "Order Placed",
    source: "com.shop.orders",
    account: "111122223333",
    time: "2026-04-19T19:04:05Z",
    region: "eu-west-1",
    resources: [],
    detail: { orderId: "o-1", status, ...more },
  });
}

const kind = { source: ["com.shop.orders"], "detail-type": ["Order Placed"] };

suite("Generate Pattern from Event", () => {
  async function run(command: string, ...args: unknown[]): Promise<vscode.TextDocument | undefined> {
    const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>(command, ...args);
    return uri === undefined ? undefined : vscode.workspace.openTextDocument(uri);
  }

  function assertPattern(document: vscode.TextDocument | undefined, expected: unknown): void {
    assert.ok(document);
    assert.equal(document.languageId, "event-pattern");
    assert.ok(document.isUntitled);
    assert.deepEqual(JSON.parse(document.getText()), expected);
  }

  let paid: vscode.Uri;
  let open: vscode.Uri;
  let lost: vscode.Uri;

  suiteSetup(async () => {
    paid = await writeFile("from/paid.event.json", order("PAID"));
    open = await writeFile("from/open.event.json", order("OPEN"));
    lost = await writeFile("from/lost.event.json", order("LOST", { reason: "STOLEN" }));
  });

  teardown(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  test("writes a pattern of the chosen fields into a new document in the event's folder", async () => {
    const document = await run("eventPattern.fromEvent", paid, ["source", "detail.status"]);
    assertPattern(document, { source: ["com.shop.orders"], detail: { status: ["PAID"] } });
    assert.match(document?.uri.path ?? "", /\/from\/paid\.eventpattern\.json$/);
  });

  test("takes another name where the first is taken", async () => {
    await writeFile("from/open.eventpattern.json", "{}");
    const document = await run("eventPattern.fromEvent", open, ["source"]);
    assert.match(document?.uri.path ?? "", /\/from\/open-2\.eventpattern\.json$/);
  });

  test("offers the fields that tell the event's kind, and Enter takes them", async () => {
    await openFile("from/asked.event.json", order("PAID"));
    const running = run("eventPattern.fromEvent");
    const document = await eventually(
      async () => {
        await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
        return vscode.window.activeTextEditor?.document;
      },
      (active) => active?.languageId === "event-pattern" && active.getText() !== "",
    );
    await running;
    assertPattern(document, { ...kind, detail: { status: ["PAID"] } });
  });

  test("matches all chosen files", async () => {
    const document = await run("eventPattern.fromEvents", paid, [paid, open], []);
    assertPattern(document, { ...kind, detail: { status: ["PAID", "OPEN"] } });
  });

  test("matches none of the counter-examples", async () => {
    const like = await writeFile("from/like.event.json", order("PAID", { isTest: true }));
    const document = await run("eventPattern.fromEvents", paid, [paid, open], [like, lost]);
    assertPattern(document, { ...kind, detail: { status: ["PAID", "OPEN"], isTest: [{ exists: false }] } });
  });

  test("takes each line of a .jsonl file for an event", async () => {
    const lines = await writeFile("from/orders.jsonl", `${order("PAID")}\n${order("LOST")}\n`);
    const document = await run("eventPattern.fromEvents", lines, [lines], [open]);
    assertPattern(document, { ...kind, detail: { status: ["PAID", "LOST"] } });
    assert.match(document?.uri.path ?? "", /\/from\/orders\.eventpattern\.json$/);
  });

  test("opens nothing where no pattern can tell the events apart, or where a file is no event", async () => {
    const twin = await writeFile("from/twin.event.json", order("PAID"));
    const broken = await writeFile("from/broken.event.json", "[1]");
    for (const args of [
      [paid, [paid], [twin]],
      [broken, [broken], []],
      [paid, [paid, vscode.Uri.joinPath(paid, "../gone.event.json")], []],
    ]) {
      assert.equal(await run("eventPattern.fromEvents", ...args), undefined);
    }
    assert.equal(await run("eventPattern.fromEvent", paid, []), undefined);
  });
});
