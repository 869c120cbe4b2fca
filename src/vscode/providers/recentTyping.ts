import * as vscode from "vscode";
import { typedSince, type TextChange } from "../../language/completion/typedSince";
import type { Span } from "../../base/span";
import { isHosted, typedBefore, type TypedPattern } from "../patternDocuments";

/** More keys than this are not pressed while suggestions are made. */
const LONGEST = 64;

/** The pattern as it was when suggestions were asked for, and the ranges that spans of its document had. */
export interface AskedPattern {
  /** The likeliest first; at least one. */
  readonly readings: readonly TypedPattern[];
  /** The document's text as it was. */
  readonly text: string;
  /** In the document. */
  readonly offset: number;
  readonly rangeOf: (span: Span) => vscode.Range;
}

/**
 * Follows what is typed in event patterns, because the editor asks for suggestions at one position, goes on taking
 * keys, and the document that a provider sees then has them. The editor itself moves the ranges of suggestions by what
 * was typed since; counted in the newer text, a range would reach as far again and swallow what follows it.
 */
export class RecentTyping implements vscode.Disposable {
  readonly #changes = new Map<string, TextChange[]>();
  readonly #listeners: vscode.Disposable;

  constructor() {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (isHosted(document)) this.#note(document, contentChanges);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#changes.delete(document.uri.toString())),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // Typing moves the cursor too, without any of these: then it is known what the next position means.
        if (kind === vscode.TextEditorSelectionChangeKind.Keyboard) this.#noteMove(textEditor);
        else if (kind !== undefined) this.#changes.delete(textEditor.document.uri.toString());
      }),
    );
  }

  /** The pattern for which suggestions were asked at `position`; undefined where there is none. */
  askedAt(document: vscode.TextDocument, position: vscode.Position): AskedPattern | undefined {
    const offset = document.offsetAt(position);
    const typed = typedSince(this.#changes.get(document.uri.toString()) ?? [], offset);
    const { text, readings } = typedBefore(document, position, typed);
    if (readings.length === 0) return undefined;
    const asked = (at: number): vscode.Position => {
      if (at <= offset) return document.positionAt(at);
      const there = document.positionAt(at + typed);
      return there.line === position.line ? there.translate(0, -typed) : there;
    };
    return {
      readings,
      text,
      offset,
      rangeOf: (span) => new vscode.Range(asked(span.offset), asked(span.offset + span.length)),
    };
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #note(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const key = document.uri.toString();
    const [change] = changes;
    if (change === undefined) return;
    if (changes.length > 1) {
      this.#changes.delete(key);
      return;
    }
    const noted = this.#changes.get(key) ?? [];
    noted.push({ offset: change.rangeOffset, removed: change.rangeLength, inserted: change.text });
    this.#changes.set(key, noted.slice(-LONGEST));
  }

  /** Forgets what was typed when the cursor went somewhere else than behind it. */
  #noteMove({ document, selection }: vscode.TextEditor): void {
    const key = document.uri.toString();
    const last = this.#changes.get(key)?.at(-1);
    if (last === undefined) return;
    const cursor = document.offsetAt(selection.active);
    // Between a bracket or quote and its twin is where the first key of a pair leaves the cursor.
    if (cursor <= last.offset || cursor > last.offset + last.inserted.length) this.#changes.delete(key);
  }
}
