import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

interface LanguageConfiguration {
  readonly comments?: unknown;
  readonly wordPattern: string;
  readonly indentationRules: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
  readonly onEnterRules: readonly {
    readonly beforeText: { readonly pattern: string };
    readonly afterText: { readonly pattern: string };
    readonly action: { readonly indent: string };
  }[];
}

const configuration = JSON.parse(
  readFileSync("language-configuration.json", "utf8"),
) as LanguageConfiguration;

describe("the language configuration", () => {
  test("offers no comments, because EventBridge rejects them", () => {
    expect(configuration.comments).toBeUndefined();
  });

  test.each([
    { text: `"source": ["aws.config"],`, words: ["source", "aws.config"] },
    { text: `"detail-type": [`, words: ["detail-type"] },
    {
      text: `["AWS::S3::Bucket","arn:aws:s3:::bucket/*"]`,
      words: ["AWS::S3::Bucket", "arn:aws:s3:::bucket/*"],
    },
    { text: `[{"anything-but":-1.5}]`, words: ["anything-but", "-1.5"] },
    { text: `["111122223333", "2026-11-22"]`, words: ["111122223333", "2026-11-22"] },
    { text: `source: [aws.s3]`, words: ["source", "aws.s3"] },
  ])("reads the words of $text", ({ text, words }) => {
    expect(text.match(new RegExp(configuration.wordPattern, "g"))).toEqual(words);
  });

  test.each([
    { line: `"detail": {`, indents: true },
    { line: `"a": ["x", {`, indents: true },
    { line: `"a": ["x"],`, indents: false },
    { line: `"a": ["x{"],`, indents: false },
  ])("after $line the next line is indented: $indents", ({ line, indents }) => {
    expect(new RegExp(configuration.indentationRules.increaseIndentPattern).test(line)).toBe(indents);
  });

  test.each([
    { line: "{|}", opens: true },
    { line: `  "detail": {|}`, opens: true },
    { line: `{ "detail": {| } }`, opens: true },
    { line: `  "source": [|]`, opens: true },
    { line: `  "source": ["aws.s3",|]`, opens: true },
    { line: `  "source": ["aws.s3"|]`, opens: true },
    { line: `{ "source": ["aws.s3"],|}`, opens: true },
    { line: `{ "source": ["[\\"", "x"], | }`, opens: true },
    { line: `  "source": ["aws.s3"]|}`, opens: false },
    { line: `  "a{b": ["x"],|}`, opens: false },
    { line: `{ "source": ["aws.s3"],|`, opens: false },
    { line: `{ "source": |["aws.s3"] }`, opens: false },
  ])("Enter in $line puts what closes it on a line of its own: $opens", ({ line, opens }) => {
    const [before = "", after = ""] = line.split("|");
    const rule = configuration.onEnterRules.find(
      ({ beforeText, afterText }) =>
        new RegExp(beforeText.pattern).test(before) && new RegExp(afterText.pattern).test(after),
    );
    expect(rule?.action.indent === "indentOutdent").toBe(opens);
  });

  test.each([
    { line: `  },`, outdents: true },
    { line: `]`, outdents: true },
    { line: `  "a": [1]`, outdents: false },
  ])("the line $line goes back: $outdents", ({ line, outdents }) => {
    expect(new RegExp(configuration.indentationRules.decreaseIndentPattern).test(line)).toBe(outdents);
  });
});
