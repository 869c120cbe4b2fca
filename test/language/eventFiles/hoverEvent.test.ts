import { expect, test } from "vitest";
import { hoverEvent } from "../../../src/language/eventFiles/hoverEvent";
import { atCursor } from "../acceptSuggestion";
import { shippedCatalog } from "../shippedCatalog";

const catalog = shippedCatalog();
const rules = '"source": "aws.config", "detail-type": "Config Rules Compliance Change"';

test.each([
  ['{ "sou|rce": "aws.config" }', "source", /source/],
  [`{ ${rules}, "detail": { "configRule|Name": "x" } }`, "configRuleName", /string/],
  [
    '{ "source": "aws.config", "detail-type": "Config Rules| Compliance Change" }',
    "Config Rules Compliance Change",
    /aws\.config/,
  ],
])("hover at %s says what it is", (marked, word, expected) => {
  const { text, offset } = atCursor(marked);
  const found = hoverEvent(text, offset, "event", catalog);
  expect(found && text.slice(found.span.offset, found.span.offset + found.span.length)).toBe(`"${word}"`);
  expect(found?.markdown).toMatch(expected);
});

test.each([
  '{ "source": "aws.con|fig" }',
  '{ "source": "my.app", "detail": { "a|": 1 } }',
  '{ "what|": 1 }',
  "{|}",
])("hover at %s says nothing", (marked) => {
  const { text, offset } = atCursor(marked);
  expect(hoverEvent(text, offset, "event", catalog)).toBeUndefined();
});
