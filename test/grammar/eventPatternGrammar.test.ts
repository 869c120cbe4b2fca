import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import * as oniguruma from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from "vscode-textmate";

const grammarPath = "syntaxes/event-pattern.tmLanguage.json";
const rootScope = "source.json.event-pattern";
const fixtures = "test/grammar/fixtures";

/** The grammar as VS Code loads it: its tokenizer, its regular expressions. */
async function loadGrammar(): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(await readFile(wasm));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(await readFile(grammarPath, "utf8"), grammarPath),
  });
  const grammar = await registry.loadGrammar(rootScope);
  if (grammar === null) throw new Error(`No grammar at ${grammarPath}`);
  return grammar;
}

/** Each line of the text, and under it each token with its scopes. Left out: punctuation, and scopes of every token. */
function colour(grammar: IGrammar, text: string): string {
  let state = INITIAL;
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    lines.push(line === "" ? "|" : `| ${line}`);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const named = scopes.filter((scope) => scope !== rootScope && !scope.startsWith("meta."));
      if (named.length === 0 || named.at(-1)?.startsWith("punctuation.") === true) continue;
      if (line.slice(startIndex, endIndex).trim() === "") continue;
      const end = Math.min(endIndex, line.length);
      lines.push(`  ${" ".repeat(startIndex)}${"^".repeat(end - startIndex)} ${named.join(" > ")}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

describe("the grammar colours", async () => {
  const grammar = await loadGrammar();
  test.each(await readdir(fixtures))("%s as before", async (name) => {
    const text = await readFile(`${fixtures}/${name}`, "utf8");
    await expect(colour(grammar, text.trimEnd())).toMatchFileSnapshot(
      `snapshots/${name.replace(".eventpattern.json", ".txt")}`,
    );
  });

  function scopesOf(text: string, part: string): readonly string[] {
    const index = text.indexOf(part);
    const { tokens } = grammar.tokenizeLine(text, INITIAL);
    return tokens.find(({ startIndex, endIndex }) => startIndex <= index && index < endIndex)?.scopes ?? [];
  }

  test.each([
    {
      what: "a key of the envelope",
      text: `{"source":["x"]}`,
      part: "source",
      scope: "entity.name.tag.envelope.event-pattern",
    },
    {
      what: "a field of detail",
      text: `{"detail":{"source":["x"]}}`,
      part: "source",
      scope: "support.type.property-name.json.field",
    },
    {
      what: "a key that no envelope has",
      text: `{"details":{}}`,
      part: "details",
      scope: "support.type.property-name.json.unknown-envelope",
    },
    {
      what: "an operator",
      text: `{"a":[{"prefix":"x"}]}`,
      part: "prefix",
      scope: "support.function.operator.event-pattern",
    },
    {
      what: "an operator that EventBridge has not",
      text: `{"a":[{"regex":"x"}]}`,
      part: "regex",
      scope: "invalid.illegal.unknown-operator.event-pattern",
    },
    {
      what: "$or",
      text: `{"$or":[{"a":[1]},{"b":[1]}]}`,
      part: "$or",
      scope: "keyword.control.or.event-pattern",
    },
    {
      what: "* in a wildcard",
      text: `{"a":[{"wildcard":"x*"}]}`,
      part: "*",
      scope: "keyword.control.wildcard.event-pattern",
    },
    {
      what: "an escaped * in a wildcard",
      text: String.raw`{"a":[{"wildcard":"x\\*"}]}`,
      part: "*",
      scope: "constant.character.escape.wildcard.event-pattern",
    },
    { what: "* in any other string", text: `{"a":["x*"]}`, part: "*", scope: "string.quoted.double.json" },
    {
      what: "a comparison",
      text: `{"a":[{"numeric":[">",1]}]}`,
      part: ">",
      scope: "keyword.operator.comparison.event-pattern",
    },
    { what: "a comment", text: `{} // x`, part: "//", scope: "invalid.illegal.comment.event-pattern" },
    {
      what: "a trailing comma",
      text: `{"a":[1,]}`,
      part: ",",
      scope: "invalid.illegal.trailing-comma.event-pattern",
    },
  ])("$what with a scope of its own", ({ text, part, scope }) => {
    expect(scopesOf(text, part).at(-1)).toBe(scope);
  });
});
