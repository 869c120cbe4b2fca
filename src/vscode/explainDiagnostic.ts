import * as vscode from "vscode";
import type { SettingCode } from "./lintLevels";
import { registerCommand } from "./registerCommand";
import type { Services } from "./services";

const command = "eventPattern.explainDiagnostic";

/** A link for a diagnostic's code: it opens what docs/diagnostics.md, which ships with the extension, says about it. */
export function explainCommand(code: SettingCode): vscode.Uri {
  return vscode.Uri.parse(`command:${command}?${encodeURIComponent(JSON.stringify([code]))}`);
}

/** Registers the command behind the links. It is not in the palette, since it needs to know which code is meant. */
export function registerExplainDiagnostic(
  services: Pick<Services, "guard">,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  return registerCommand(services, command, "explanation of a diagnostic", async (code) => {
    const document = vscode.Uri.joinPath(extensionUri, "docs", "diagnostics.md");
    await vscode.commands.executeCommand("markdown.showPreview", document.with({ fragment: String(code) }));
  });
}
