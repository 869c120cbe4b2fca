import { describe, expect, test } from "vitest";
import { RULE } from "../../src/pattern/dialects";
import { MATCH_OPERATOR_NAMES, operatorFormsAt, operatorNamed } from "../../src/pattern/operators";
import { OPERATORS } from "../../src/pattern/operatorTable";
import type { OperatorPlace } from "../../src/pattern/operatorTable";
import { parsePattern } from "../../src/pattern/parse/parsePattern";

const forms = Object.entries(OPERATORS).flatMap(([name, { forms }]) =>
  forms.map((form) => ({ name, ...form })),
);

/** A snippet as it stands when the author accepts every placeholder; an empty one gets a letter. */
function filled(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+:([^}]*)\}/g, "$1")
    .replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1")
    .replaceAll(/(?<!\\)\$\d/g, "x")
    .replaceAll("\\$", "$");
}

/** A pattern with the members of an object that stands at a place. */
function patternWith(place: OperatorPlace, members: string): string {
  switch (place) {
    case "fields":
      return `{ ${members} }`;
    case "array":
      return `{ "a": [{ ${members} }] }`;
    default:
      return `{ "a": [{ "${place}": { ${members} } }] }`;
  }
}

describe("the operator table", () => {
  test.each(forms)("$name, $label: the example is a valid pattern", ({ places, example }) => {
    const text = places.includes("fields") ? `{ ${example} }` : `{ "a": [${example}] }`;
    expect(parsePattern(text)).toMatchObject({ problems: [] });
  });

  test.each(forms.flatMap((form) => form.places.map((place) => ({ ...form, place }))))(
    "$name, $label: the snippet is valid where it may stand",
    ({ place, snippet }) => {
      expect(parsePattern(patternWith(place, filled(snippet))).problems).toEqual([]);
    },
  );

  test("no operator is accepted where the table has no form for it", () => {
    const places: readonly OperatorPlace[] = ["array", "prefix", "suffix", "anything-but"];
    for (const place of places) {
      const listed = new Set(operatorFormsAt(place, RULE.operators).map(({ name }) => name));
      for (const name of MATCH_OPERATOR_NAMES.filter((name) => !listed.has(name as never))) {
        expect(parsePattern(patternWith(place, `"${name}": "x"`)).pattern).toBeUndefined();
      }
    }
  });

  test("every operator has a description and is found by its name", () => {
    for (const [name, operator] of Object.entries(OPERATORS)) {
      expect(operator.description).toMatch(/\.$/);
      expect(operatorNamed(name)).toBe(operator);
    }
    expect(operatorNamed("constructor")).toBeUndefined();
  });
});
