import * as vscode from "vscode";
import type { LeafNote } from "../../testing/reports/leafNote";

/** What came of a leaf, as its mark in the gutter and the overview ruler shows it. */
export type MarkState = LeafNote["state"] | "stale";

/** A line with the states of the leaves that end on it. */
export interface MarkedLine {
  readonly line: number;
  readonly state: MarkState;
}

/** Marks in the gutter and the overview ruler, which are seen where the text beside a leaf is not. */
export interface LeafMarks {
  /** Replaces the marks in an editor. Of the leaves on one line the one that matters most is marked. */
  paint(editor: vscode.TextEditor, lines: readonly MarkedLine[]): void;
  dispose(): void;
}

/** What matters most first. */
const states = ["failed", "depends", "stale", "matched", "notNeeded"] as const;

const rulerColors: Readonly<Record<MarkState, vscode.ThemeColor>> = {
  matched: new vscode.ThemeColor("testing.iconPassed"),
  failed: new vscode.ThemeColor("testing.iconFailed"),
  depends: new vscode.ThemeColor("testing.iconQueued"),
  notNeeded: new vscode.ThemeColor("testing.iconSkipped"),
  stale: new vscode.ThemeColor("testing.iconSkipped"),
};

/** Makes the marks of the icons that are shipped in `images/`. */
export function createLeafMarks(extensionUri: vscode.Uri): LeafMarks {
  const types = states.map((state) =>
    vscode.window.createTextEditorDecorationType({
      gutterIconPath: vscode.Uri.joinPath(extensionUri, "images", `mark-${state}.svg`),
      gutterIconSize: "contain",
      overviewRulerColor: rulerColors[state],
      overviewRulerLane: vscode.OverviewRulerLane.Left,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
  );
  return {
    paint(editor, lines) {
      const marked = new Map<number, number>();
      for (const { line, state } of lines) {
        marked.set(line, Math.min(marked.get(line) ?? states.length, states.indexOf(state)));
      }
      types.forEach((type, rank) => {
        const own = [...marked].filter(([, each]) => each === rank);
        editor.setDecorations(
          type,
          own.map(([line]) => new vscode.Range(line, 0, line, 0)),
        );
      });
    },
    dispose() {
      for (const type of types) type.dispose();
    },
  };
}
