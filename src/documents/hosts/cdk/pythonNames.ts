import type { Node } from "web-tree-sitter";
import { lazily } from "../../../base/lazily";
import { isChanged } from "./isChanged";
import type { Names } from "./typeScriptExpression";

/** More scopes around a name are not looked at. */
const MAX_SCOPES = 100;

/** The names of a Python file that are given a value once in their function or module, by what they are given. */
export function pythonNames(text: string, root: Node): Names {
  const assigned = lazily(() => assignments(text));
  const words = lazily(() => countWords(text));
  return {
    isChanged: (name) => isChanged(text, name),
    isAlone: (name) => words().get(name) === 1,
    follow(name, use) {
      const found = (assigned().get(name) ?? []).flatMap((offset) => {
        const left = root.descendantForIndex(offset, offset + name.length);
        const assignment = left?.parent;
        const value = assignment?.childForFieldName("right");
        if (!left || assignment?.childForFieldName("left")?.equals(left) !== true) return [];
        const isChanged = assignment.type !== "assignment" || !value;
        return [{ scope: scopeOf(assignment, root), value: isChanged ? undefined : value }];
      });
      let scope: Node | undefined = scopeOf(use, root);
      for (let depth = 0; scope !== undefined && depth < MAX_SCOPES; depth++) {
        const own = found.filter((each) => scope?.equals(each.scope) === true);
        if (own.length > 0) {
          const value = own[0]?.value;
          const isItself = value && value.startIndex <= use.startIndex && use.endIndex <= value.endIndex;
          if (own.length > 1 || value === undefined || isItself === true) return undefined;
          return value;
        }
        if (scope.childForFieldName("parameters")?.text.match(/\w+/g)?.includes(name) === true)
          return undefined;
        scope = scope.parent === null ? undefined : scopeOf(scope.parent, root);
      }
      return undefined;
    },
  };
}

function scopeOf(node: Node, root: Node): Node {
  let outer: Node | null = node;
  for (let depth = 0; outer !== null && depth < MAX_SCOPES; depth++) {
    if (outer.type === "function_definition" || outer.type === "lambda") return outer;
    outer = outer.parent;
  }
  return root;
}

/** Where names begin a line with what could be an assignment. */
function assignments(text: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { index, 0: whole, 1: name = "" } of text.matchAll(/^[ \t]*(\w+)(?=[ \t]*[:=+|*-])/gm)) {
    const offset = index + whole.length - name.length;
    found.set(name, [...(found.get(name) ?? []).slice(-20), offset]);
  }
  return found;
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/\w+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
