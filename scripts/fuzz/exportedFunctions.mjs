import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { ROOT } from "../lib/loadSource.mjs";

/** The layers that run anywhere, without an editor, AWS or files. */
const PURE_LAYERS = [
  ...["base", "json", "pattern", "event", "matching", "language", "policies", "testing"],
  ...["export", "rules", "wizard", "patternFromEvents"],
];

/**
 * Every exported function of the pure layers, and every other exported constant of theirs, as `{ name, file }`, and the
 * files that each file of src/ imports, all without their ending.
 */
export async function exportedFunctions() {
  const sources = path.join(ROOT, "src");
  const functions = [];
  const constants = [];
  const imports = new Map();
  for (const entry of await readdir(sources, { recursive: true })) {
    const file = entry.split(path.sep).join("/").replace(/\.ts$/, "");
    if (!entry.endsWith(".ts")) continue;
    const text = await readFile(path.join(sources, entry), "utf8");
    const source = ts.createSourceFile(entry, text, ts.ScriptTarget.Latest, true);
    const layer = file.split("/")[0];
    const named = [];
    for (const statement of source.statements) {
      if (ts.isImportDeclaration(statement)) named.push(statement.moduleSpecifier.text);
      if (PURE_LAYERS.includes(layer)) {
        const names = functionNames(statement);
        const others = constantNames(statement).filter((name) => !names.includes(name));
        functions.push(...names.map((name) => ({ name, file })));
        constants.push(...others.map((name) => ({ name, file })));
      }
    }
    const relative = named.filter((name) => name.startsWith("."));
    imports.set(
      file,
      relative.map((name) => path.posix.join(path.posix.dirname(file), name)),
    );
  }
  return { functions, constants, imports };
}

/** The names under which a statement exports functions: declarations, and constants that hold one. */
function functionNames(statement) {
  if (!isExported(statement)) return [];
  if (ts.isFunctionDeclaration(statement)) return [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(
      ({ initializer }) =>
        initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
    )
    .map(({ name }) => name.text);
}

function constantNames(statement) {
  if (!isExported(statement) || !ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name }) => name.text);
}

function isExported(statement) {
  if (!ts.canHaveModifiers(statement)) return false;
  return ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

/** The files that a file imports, and those that they import. */
export function importedFrom(file, imports) {
  const found = new Set([file]);
  for (const each of found) for (const next of imports.get(each) ?? []) found.add(next);
  return found;
}
