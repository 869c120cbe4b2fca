import { expect, test } from "vitest";
import { patternComplexity } from "../../src/pattern/complexity/patternComplexity";
import { rememberedComplexity } from "../../src/pattern/complexity/rememberedComplexity";
import { parsePattern } from "../../src/pattern/parse/parsePattern";

const complex = '{"f":[{"wildcard":"*a"},{"wildcard":"*b*b*b*b*b*"}]}';

test.each([
  { change: "nothing changes", texts: [complex, complex], scored: 1 },
  { change: "whitespace is added", texts: [complex, complex.replaceAll(":", ": ")], scored: 1 },
  {
    change: "what is no matcher goes",
    texts: [complex.replace("[", '[{"cidr":"a"},'), complex],
    scored: 1,
  },
  { change: "a wildcard changes", texts: [complex, complex.replace("*a", "*c")], scored: 2 },
  { change: "the field is another", texts: [complex, complex.replace("f", "g")], scored: 2 },
  { change: "a text is added", texts: [complex, complex.replace("[", '["a",')], scored: 2 },
  {
    change: "a branch comes between",
    texts: [complex, `{"$or":[${complex},{"g":[1]}]}`],
    scored: 2,
  },
  {
    change: "a number becomes a range of one",
    texts: [
      `{"a":[{"numeric":["=",1]}],"b":${complex}}`,
      `{"a":[{"numeric":[">=",1,"<=",1]}],"b":${complex}}`,
    ],
    scored: 2,
  },
])("wildcards are scored $scored times where $change", ({ texts, scored }) => {
  let count = 0;
  const complexityOf = rememberedComplexity((root) => {
    count++;
    return patternComplexity(root);
  });
  for (const text of texts) {
    expect(parsePattern(text, { complexityOf })).toEqual(parsePattern(text));
  }
  expect(count).toBe(scored);
});
