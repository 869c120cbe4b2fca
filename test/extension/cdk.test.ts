import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openFile } from "./documents";

const typeScript = `import { Stack } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";

export class Objects extends Stack {
  make(): void {
    const outside = [""];
    new Rule(this, "ObjectCreated", {
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Createt"],
        account: [this.account],
        region: [],
      },
    });
  }
}
`;

const python = `from aws_cdk import Stack, aws_events as events


class Objects(Stack):
    def make(self):
        outside = [""]
        events.Rule(
            self,
            "ObjectCreated",
            event_pattern=events.EventPattern(
                source=["aws.s3"],
                detail_type=["Object Createt"],
                account=[self.account],
                region=[],
            ),
        )
`;

suite("CDK", () => {
  for (const { language, file, text, list, completed } of [
    {
      language: "TypeScript",
      file: "objects.ts",
      text: typeScript,
      list: "region: [",
      completed: 'region: ["eu-west-1"]',
    },
    {
      language: "JavaScript",
      file: "objects.js",
      text: typeScript.replace(": void", ""),
      list: "region: [",
      completed: 'region: ["eu-west-1"]',
    },
    {
      language: "Python",
      file: "objects.py",
      text: python,
      list: "region=[",
      completed: 'region=["eu-west-1"]',
    },
  ]) {
    test(`a pattern in ${language} has diagnostics, a hover, a lens and completion, and nothing else there has`, async () => {
      const document = await openFile(file, text);
      const behind = (words: string): vscode.Position =>
        document.positionAt(document.getText().indexOf(words) + words.length);
      await eventually(
        () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "EventBridge"),
        (found) => found.some(({ range }) => document.getText(range) === '"Object Createt"'),
      );

      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        behind('"aws.s'),
      );
      const shown = hovers.flatMap(({ contents }) =>
        contents.map((each) => (each as vscode.MarkdownString).value),
      );
      assert.match(shown.join("\n"), /S3/);

      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
        20,
      );
      assert.equal(
        lenses.filter(({ command }) => command?.title === "Test Event Pattern").length,
        1,
        JSON.stringify(lenses),
      );

      const item = (await offered(document, behind(list))).find(({ label }) => nameOf(label) === "eu-west-1");
      await accept(item);
      assert.equal(document.getText(), text.replace(`${list}]`, completed));

      const outside = await offered(document, behind('outside = ["'));
      // The editor itself offers the words of the file, which have neither a dot nor a hyphen.
      const ours = outside
        .map(({ label }) => nameOf(label))
        .filter((label) => /^aws\.|^us-|^detail-/.test(label));
      assert.deepEqual(ours, []);
    });
  }

  for (const { language, file, text, line, label, completed } of [
    {
      language: "TypeScript",
      file: "key.ts",
      text: typeScript,
      line: "        region: [],\n",
      label: "detail-type",
      completed: "        detailType: [''],\n".replaceAll("'", '"'),
    },
    {
      language: "Python",
      file: "key.py",
      text: python,
      line: "                region=[],\n",
      label: "detail-type",
      completed: '                detail_type=[""],\n',
    },
  ]) {
    test(`a key is accepted into ${language} as CDK calls it there`, async () => {
      const without = text.replace(/.*detail[T_].*\n/, "");
      const indent = /^ */.exec(line)?.[0] ?? "";
      const document = await openFile(file, without.replace(line, `${line}${indent}det\n`));
      const at = document.positionAt(document.getText().indexOf(`${indent}det\n`) + indent.length + 3);
      const items = await eventually(
        () => offered(document, at),
        (all) => all.some((each) => nameOf(each.label) === label),
      );
      await accept(items.find((each) => nameOf(each.label) === label));
      const written = document.getText();
      assert.ok(
        [completed, completed.replace(",\n", "\n")].some(
          (each) => written === without.replace(line, `${line}${each}`),
        ),
        written,
      );
    });
  }
});

async function offered(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  return items;
}

/** Does what the editor does with an item that is chosen. */
async function accept(item: vscode.CompletionItem | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor !== undefined && item !== undefined);
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  const { insertText = "" } = item;
  const snippet = typeof insertText === "string" ? new vscode.SnippetString(insertText) : insertText;
  assert.ok(range !== undefined);
  await editor.insertSnippet(snippet, range);
}

function nameOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === "string" ? label : label.label;
}
