import type { Node } from "web-tree-sitter";
import { lazily } from "../../../base/lazily";
import { isChanged } from "./isChanged";
import { unwrapped, type Names } from "./typeScriptExpression";

/** More scopes around a name are not looked at. */
const MAX_SCOPES = 100;

/** The constants of a TypeScript file, by what they were given. The file is searched with the first name. */
export function typeScriptNames(text: string, root: Node): Names {
  const declared = lazily(() => declarations(text));
  const words = lazily(() => countWords(text));
  return {
    isChanged: (name) => isChanged(text, name),
    isAlone: (name) => words().get(name) === 1,
    follow(name, use) {
      const found = (declared().get(name) ?? []).flatMap((offset) => {
        const declarator = root.descendantForIndex(offset, offset + name.length)?.parent;
        const block = declarator?.parent?.parent;
        const value = declarator?.childForFieldName("value");
        if (declarator?.type !== "variable_declarator" || !block || !value) return [];
        const scope = block.type === "export_statement" ? (block.parent ?? root) : block;
        const isAround = scope.startIndex <= use.startIndex && use.endIndex <= scope.endIndex;
        const isItself = value.startIndex <= use.startIndex && use.endIndex <= value.endIndex;
        return isAround && !isItself ? [{ scope, value }] : [];
      });
      const [innermost] = found.toSorted((one, other) => other.scope.startIndex - one.scope.startIndex);
      if (innermost === undefined || isParameter(name, use, innermost.scope)) return undefined;
      return unwrapped(innermost.value);
    },
  };
}

/** Where names stand behind `const`. */
function declarations(text: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { index, 0: whole, 1: name = "" } of text.matchAll(/\bconst\s{1,20}([\w$]+)/g)) {
    const offset = index + whole.length - name.length;
    found.set(name, [...(found.get(name) ?? []).slice(-20), offset]);
  }
  return found;
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\w$]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Whether a function between a name and the scope of a constant takes a parameter of that name. */
function isParameter(name: string, use: Node, scope: Node): boolean {
  let node: Node | null = use.parent;
  for (let depth = 0; node !== null && !node.equals(scope) && depth < MAX_SCOPES; depth++) {
    const parameters = node.childForFieldName("parameters") ?? node.childForFieldName("parameter");
    if (parameters !== null && parameters.text.match(/[\w$]+/g)?.includes(name) === true) return true;
    node = node.parent;
  }
  return false;
}
