import * as vscode from "vscode";
import type { PatternPlan } from "../../wizard/planPattern";
import { previewText } from "../../wizard/previewText";

/** A read-only document that shows the pattern while the wizard asks. */
export interface PatternPreview {
  show(plan: PatternPlan): void;
  close(): Promise<void>;
}

const scheme = "event-pattern-preview";
/** JSON with comments: what is told about the pattern stands below it, and a preview has no problems of its own. */
const uri = vscode.Uri.from({ scheme, path: "/New Event Pattern.jsonc" });

/** Opens the preview in a group of its own at the bottom; its closing takes the group away. */
export async function openPreview(): Promise<PatternPreview> {
  let text = "";
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => text,
  });
  const document = await vscode.workspace.openTextDocument(uri);
  // The box with the questions lies over the upper part of the window.
  await vscode.commands.executeCommand("workbench.action.newGroupBelow");
  await vscode.window.showTextDocument(document, { preserveFocus: true });
  return {
    show(plan) {
      const shown = previewText(plan);
      if (shown === text) return;
      text = shown;
      changed.fire(uri);
    },
    async close() {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const own = tabs.filter(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
      );
      await vscode.window.tabGroups.close(own, true);
      registration.dispose();
      changed.dispose();
    },
  };
}
