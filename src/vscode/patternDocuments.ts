import * as vscode from "vscode";
import type { Span } from "../base/span";
import { fileLanguage } from "../documents/fileLanguage";
import { createGrammars, type GrammarName } from "../documents/grammars";
import { hosts, hostsOf, missingGrammars, sitesIn, typedAt } from "../documents/hosts/table";
import { wholeFileSite } from "../documents/hosts/wholeFile";
import { siteAround, siteKey, type PatternSite } from "../documents/site";
import { patternAt, type PatternDocument } from "../language/patternDocument";
import { toRange } from "./convert";
import { toUri } from "./documents";
import { nameOf } from "./files";
import type { Log } from "./log";

/** Which pattern is meant: a document, and the id of the site in it, which is empty for a whole file. */
export interface PatternAddress {
  readonly uri: vscode.Uri;
  readonly site: string;
}

/** A pattern in an open document, as both are at one version of it. */
export interface OpenPattern extends PatternAddress {
  readonly document: vscode.TextDocument;
  /** The document's text, which the pattern's site leads into. */
  readonly documentText: string;
  readonly pattern: PatternDocument;
}

/** The documents that may hold patterns, as providers are registered for them. */
export const patternSelector: readonly vscode.DocumentFilter[] = hosts.flatMap(({ languages, endings }) => [
  ...languages.map((language) => ({ language })),
  ...endings.map((ending) => ({ pattern: `**/*${ending}` })),
]);

/** Whether a document is of a kind that may hold patterns; its text is not read. */
export function isHosted(document: vscode.TextDocument): boolean {
  return readersOf(document).length > 0;
}

/** Where the grammars lie, and who is told of one that cannot be read; known once the extension is active. */
let shipped: { readonly folder: vscode.Uri; readonly log: Log } | undefined;

const grammars = createGrammars(async (name) => {
  if (shipped === undefined) throw new Error("The extension is not active.");
  return vscode.workspace.fs.readFile(vscode.Uri.joinPath(shipped.folder, `${name}.wasm`));
});
const unreadable = new Set<GrammarName>();

/** Has the grammars read from `dist/grammars`, each when a document first needs it. */
export function readShippedGrammars(extensionUri: vscode.Uri, log: Log): void {
  shipped = { folder: vscode.Uri.joinPath(extensionUri, "dist", "grammars"), log };
}

/**
 * Loads what a document's patterns are read with; until then `sitesOf` finds none that need it. Never rejects: a grammar
 * that cannot be read is logged once, and its files have no patterns.
 */
export async function prepareToRead(document: vscode.TextDocument): Promise<void> {
  const readers = readersOf(document).filter(({ grammar }) => grammar !== undefined);
  if (readers.length === 0) return;
  const missing = missingGrammars(document.getText(), readers, grammars.loaded);
  await Promise.all(missing.map(loadGrammar));
}

/**
 * The patterns in the text of a file, which need not be open: the host is chosen from the language of its open document,
 * else from its name. Loads what they are read with.
 */
export async function sitesOfFile(uri: vscode.Uri, text: string): Promise<readonly PatternSite[]> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const readers = hostsOf({ language: open?.languageId ?? fileLanguage(uri.path), path: uri.path });
  await Promise.all(missingGrammars(text, readers, grammars.loaded).map(loadGrammar));
  return sitesIn(text, readers, grammars.loaded);
}

async function loadGrammar(name: GrammarName): Promise<void> {
  if (unreadable.has(name)) return;
  try {
    await grammars.load(name);
  } catch (error) {
    if (!unreadable.has(name)) shipped?.log.error(`The grammar ${name} could not be read: ${String(error)}`);
    unreadable.add(name);
  }
}

const read = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly language: string; readonly found: readonly OpenPattern[] }
>();

/**
 * The patterns of a document as it is now, which all features of one version share. Those that are read with a grammar
 * are there once it is loaded: `prepareToRead`.
 */
export function sitesOf(document: vscode.TextDocument): readonly OpenPattern[] {
  const { version, languageId: language } = document;
  const last = read.get(document);
  if (last?.version === version && last.language === language) return last.found;
  const readers = readersOf(document);
  const text = readers.length === 0 ? "" : document.getText();
  const found = sitesIn(text, readers, grammars.loaded).map((site) => openPattern(document, text, site));
  if (missingGrammars(text, readers, grammars.loaded).length === 0) {
    read.set(document, { version, language, found });
  }
  return found;
}

/** The pattern of a document that a position is in. */
export function siteAt(document: vscode.TextDocument, position: vscode.Position): OpenPattern | undefined {
  return around(sitesOf(document), document.offsetAt(position));
}

/** A pattern as it is read for somebody who types in it. */
export interface TypedPattern {
  readonly pattern: PatternDocument;
  /** Where the cursor is in the pattern's text. */
  readonly at: number;
}

/**
 * The pattern that a position is in, read for somebody who types there, in the document without the `typed` characters
 * behind the position; that document's text. Several where what is half typed can begin more than one thing.
 */
export function typedBefore(
  document: vscode.TextDocument,
  position: vscode.Position,
  typed: number,
): { readonly text: string; readonly readings: readonly TypedPattern[] } {
  const readers = readersOf(document);
  if (readers.length === 0) return { text: "", readings: [] };
  const offset = document.offsetAt(position);
  const now = document.getText();
  const text = typed === 0 ? now : now.slice(0, offset) + now.slice(offset + typed);
  const whole = typed === 0 ? siteAt(document, position)?.pattern : undefined;
  if (whole?.site.notation.id === "json") {
    const at = whole.site.toPattern(offset);
    return { text, readings: at === undefined ? [] : [{ pattern: whole, at }] };
  }
  const found = typedAt(text, offset, readers, grammars.loaded);
  return { text, readings: found.map((each) => ({ pattern: patternAt(each.site), at: each.offset })) };
}

/** The range of a span of a pattern's text, or the nearest place to it that is written. */
export function rangeOf({ document, pattern }: OpenPattern, span: Span): vscode.Range {
  return toRange(document, pattern.site.placeOf(span));
}

/** The key under which something is remembered of a pattern: `uri#site`, the plain address for a whole file. */
export function keyOf({ uri, site }: PatternAddress): string {
  return siteKey(uri.toString(), site);
}

/** What a user calls a pattern: the name of its file, with the site where that has several. */
export function patternName({ uri, site }: PatternAddress): string {
  return siteKey(nameOf(uri), site);
}

/** A pattern's address as the argument of a command, which `toAddress` reads. */
export function asArgument({ uri, site }: PatternAddress): vscode.Uri | PatternAddress {
  return site === "" ? uri : { uri, site };
}

/**
 * The address that a command was given: a document's alone, or with the site in it. Menus pass things of their own, so
 * anything else is no argument.
 */
export function toAddress(
  argument: unknown,
): { readonly uri: vscode.Uri; readonly site?: string } | undefined {
  const whole = toUri(argument);
  if (whole !== undefined) return { uri: whole };
  if (typeof argument !== "object" || argument === null) return undefined;
  const { uri, site } = argument as { uri?: unknown; site?: unknown };
  const address = toUri(uri);
  return address === undefined || typeof site !== "string" ? undefined : { uri: address, site };
}

/**
 * The pattern at the address that a command was given, else the one at the cursor of the active editor. Of a document
 * with several, which one has to be said, or the cursor has to be in it.
 */
export async function patternIn(argument: unknown): Promise<OpenPattern | undefined> {
  const address = toAddress(argument);
  const document =
    address === undefined
      ? vscode.window.activeTextEditor?.document
      : await vscode.workspace.openTextDocument(address.uri);
  if (document === undefined) return undefined;
  await prepareToRead(document);
  return meantIn(document, address?.site);
}

/** As patternIn, but whoever names a file means it as a pattern, whatever language the editor takes it for. */
export async function findPattern(argument: unknown): Promise<OpenPattern | undefined> {
  const found = await patternIn(argument);
  const address = toAddress(argument);
  if (found !== undefined || address === undefined || (address.site ?? "") !== "") return found;
  const document = await vscode.workspace.openTextDocument(address.uri);
  if (sitesOf(document).length > 0) return undefined;
  const text = document.getText();
  return openPattern(document, text, wholeFileSite(text));
}

/** A pattern as it is now, once its document was edited; undefined where it is no longer there. */
export function openNow({ document, site }: OpenPattern): OpenPattern | undefined {
  const sites = sitesOf(document);
  if (sites.length > 0 || site !== "") return sites.find((each) => each.site === site);
  const text = document.getText();
  return openPattern(document, text, wholeFileSite(text));
}

/** As openNow, the pattern alone. */
export function patternNow(open: OpenPattern): PatternDocument | undefined {
  return openNow(open)?.pattern;
}

function meantIn(document: vscode.TextDocument, site: string | undefined): OpenPattern | undefined {
  const sites = sitesOf(document);
  if (site !== undefined) return sites.find((each) => each.site === site);
  if (sites.length === 1) return sites[0];
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document ? siteAt(document, editor.selection.active) : undefined;
}

function readersOf({ languageId, uri }: vscode.TextDocument): ReturnType<typeof hostsOf> {
  return hostsOf({ language: languageId, path: uri.path });
}

function openPattern(document: vscode.TextDocument, documentText: string, site: PatternSite): OpenPattern {
  return { document, documentText, uri: document.uri, site: site.id, pattern: patternAt(site) };
}

function around(patterns: readonly OpenPattern[], offset: number): OpenPattern | undefined {
  const sites = patterns.map(({ pattern }) => pattern.site);
  const site = siteAround(sites, offset);
  return patterns.find(({ pattern }) => pattern.site === site);
}
