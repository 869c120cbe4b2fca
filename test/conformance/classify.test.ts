import { expect, test } from "vitest";
import { classify, type Defect } from "../../scripts/conformance/classify";
import type { Probe } from "../../scripts/conformance/ruler";

const probe = (answers: Partial<Probe>): Probe => ({
  structured: ["false"],
  ac: ["false"],
  apart: "false",
  apartSplit: "false",
  apartAddress: "false",
  apartSplitAddress: "false",
  ...answers,
});
const all = (answer: string): Partial<Probe> => ({
  apart: answer,
  apartSplit: answer,
  apartAddress: answer,
  apartSplitAddress: answer,
});

/** Pattern, our answer, event-ruler's, what it answers when asked again, and the defect. The answers are real ones. */
const ROWS: readonly {
  readonly name: string;
  readonly pattern: string;
  readonly ours: boolean;
  readonly probe: Probe;
  readonly defect: Defect | undefined;
}[] = [
  {
    name: "a string before a numeric range and another string",
    pattern: '{"a":["running",{"numeric":["<",100]},"stopped"]}',
    ours: true,
    probe: probe({ structured: ["false", "true"], ac: ["false", "true"], ...all("true") }),
    defect: "hashOrder",
  },
  {
    name: "an unstable answer where nothing unstable is in the pattern",
    pattern: '{"a":["running"]}',
    ours: true,
    probe: probe({ structured: ["false", "true"], ac: ["false", "true"], ...all("true") }),
    defect: undefined,
  },
  {
    name: "an unstable answer, and ours is neither when every element is asked apart",
    pattern: '{"a":["running",{"numeric":["<",100]},"stopped"]}',
    ours: true,
    probe: probe({ structured: ["false", "true"], ac: ["false", "true"], ...all("false") }),
    defect: undefined,
  },
  {
    name: "ACFinder answers as we do",
    pattern: '{"a":[1]}',
    ours: true,
    probe: probe({ ac: ["true"], ...all("true") }),
    defect: "structuredFinder",
  },
  {
    name: "half a surrogate pair beside a text that starts as its bytes do",
    pattern: String.raw`{"a":["\ude00","??"]}`,
    ours: false,
    probe: probe({ structured: ["true"], ac: ["true"], reversed: "true", branches: "true", ...all("false") }),
    defect: "halfPairBeside",
  },
  {
    name: "the same where no text has a question mark in its bytes",
    pattern: '{"a":["x","xx"]}',
    ours: false,
    probe: probe({ structured: ["true"], ac: ["true"], reversed: "true", branches: "true", ...all("false") }),
    defect: undefined,
  },
  {
    name: "ignoring case beside a wildcard",
    pattern: '{"a":[{"wildcard":"*za"},{"prefix":{"equals-ignore-case":"aws"}}]}',
    ours: false,
    probe: probe({ structured: ["true"], ac: ["true"] }),
    defect: "ignoreCaseBeside",
  },
  {
    name: "ignoring case beside a wildcard, found in some builds only",
    pattern: '{"a":[{"equals-ignore-case":"a"},{"wildcard":"*ı"},{"prefix":{"equals-ignore-case":"ab"}}]}',
    ours: false,
    probe: probe({ structured: ["false", "true"], ac: ["false", "true"], reversed: "true" }),
    defect: "ignoreCaseBeside",
  },
  {
    name: "a branch that has a value in common with an earlier one",
    pattern: '{"$or":[{"a":["x"]},{"a":["x","y"]}]}',
    ours: true,
    probe: probe({ reversed: "true", branches: "true", ...all("true") }),
    defect: "sharedBranchValue",
  },
  {
    name: "an answer that no branch alone gives",
    pattern: '{"$or":[{"a":["x"]},{"a":["x","y"]}]}',
    ours: true,
    probe: probe({ branches: "false" }),
    defect: undefined,
  },
  {
    name: "a suffix that ignores case, added once more for another branch",
    pattern:
      '{"$or":[{"b":[{"suffix":{"equals-ignore-case":"0雨μ"}}],"c":[1]},{"b":[{"suffix":{"equals-ignore-case":"0雨μ"}}]}]}',
    ours: false,
    probe: probe({
      structured: ["ArrayIndexOutOfBoundsException"],
      ac: ["ArrayIndexOutOfBoundsException"],
      reversed: "ArrayIndexOutOfBoundsException",
      branches: "false",
    }),
    defect: "suffixAddedAgain",
  },
  {
    name: "the same failure without such a suffix",
    pattern: '{"$or":[{"b":[{"suffix":"0雨μ"}],"c":[1]},{"b":[{"suffix":"0雨μ"}]}]}',
    ours: false,
    probe: probe({
      structured: ["ArrayIndexOutOfBoundsException"],
      ac: ["ArrayIndexOutOfBoundsException"],
    }),
    defect: undefined,
  },
  {
    name: "a number before an address",
    pattern: '{"a":[9007199254740993,"144.0.0.0"]}',
    ours: true,
    probe: probe({ reversed: "true", ...all("true") }),
    defect: "valueBeforeRange",
  },
  {
    name: "a number before an address, and reversed it is no other",
    pattern: '{"a":[9007199254740993,"144.0.0.0"]}',
    ours: true,
    probe: probe({ reversed: "false", ...all("true") }),
    defect: undefined,
  },
  {
    name: "elements that differ apart, but none ignores case",
    pattern: '{"a":[{"wildcard":"*za"},{"prefix":"aws"}]}',
    ours: false,
    probe: probe({ structured: ["true"], ac: ["true"] }),
    defect: undefined,
  },
  {
    name: "a number read as an address",
    pattern: '{"a":[{"cidr":"16.0.0.0/8"}]}',
    ours: false,
    probe: probe({ structured: ["true"], ac: ["true"], apart: "true", apartSplit: "true" }),
    defect: "addressFamily",
  },
  {
    name: "no way to ask gives our answer",
    pattern: '{"a":[{"cidr":"16.0.0.0/8"}]}',
    ours: false,
    probe: probe({ structured: ["true"], ac: ["true"], ...all("true") }),
    defect: undefined,
  },
];

test.each(ROWS)("$name: $defect", ({ pattern, ours, probe: answers, defect }) => {
  expect(classify(pattern, { match: ours }, { match: !ours }, answers)).toBe(defect);
});

test("a number that Java 17 does not compare is told by asking again in its spelling", () => {
  const error = (text: string) => ({
    patternError: `${text}\n at [Source: (String)"x"; line: 1, column: 9]`,
  });
  const theirs = error("Cannot compare number : 2e23");
  const refused = (modernNumbers?: Probe["modernNumbers"]): Probe => ({
    ac: [],
    ...(modernNumbers === undefined ? {} : { modernNumbers }),
  });
  expect(
    classify('{"a":[{"numeric":["=",2e23]}]}', { match: true }, theirs, refused({ match: "true" })),
  ).toBe("javaDouble");
  expect(
    classify('{"a":[{"numeric":["=",2e23]}]}', { match: true }, theirs, refused({ match: "false" })),
  ).toBeUndefined();
  expect(
    classify(
      '{"a":[{"numeric":["=",2e23]}]}',
      error("Empty arrays are not allowed"),
      theirs,
      refused({ match: "true" }),
    ),
  ).toBeUndefined();
  const behindIt = (number: string) => error(`Invalid member in numeric match: ${number}`);
  expect(
    classify(
      '{"a":[{"numeric":[">",2e23]}],"a":[{"numeric":[2e23]}]}',
      behindIt("2e23"),
      theirs,
      refused(behindIt("1.9999999999999998E+23")),
    ),
  ).toBe("javaDouble");
  expect(classify('{"a":[{"numeric":["=",2]}]}', { match: true }, theirs, refused())).toBeUndefined();
});

test("an error text that differs is never a known defect", () => {
  const theirs = { patternError: "Empty arrays are not allowed" };
  expect(classify('{"a":[]}', { patternError: "something else" }, theirs, { ac: [] })).toBeUndefined();
});
