import { TextDocument } from "vscode-languageserver-textdocument";
import { lazily } from "./lazily";

/** A place in a text as people count: from 1, columns in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A place in a file; the path starts at the root of the workspace folder. */
export interface FilePosition {
  readonly path: string;
  readonly position: TextPosition;
}

/** Tells where an offset of a file's text is. */
export type PositionOf = (offset: number) => FilePosition;

/** Where `offset` is in `text`; an offset past the end is the end. Lines end with LF, CRLF or CR, as editors see them. */
export function positionAt(text: string, offset: number): TextPosition {
  return finder(text)(offset);
}

/** Where offsets are in a file, for many look-ups: each is logarithmic, once the first has counted the lines. */
export function positionsIn(path: string, text: string): PositionOf {
  const find = lazily(() => finder(text));
  return (offset) => ({ path, position: find()(offset) });
}

function finder(text: string): (offset: number) => TextPosition {
  const document = TextDocument.create("", "", 0, text);
  return (offset) => {
    const { line, character } = document.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
}
