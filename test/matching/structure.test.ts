import { describe, expect, test } from "vitest";
import { judge } from "./judge";

interface Row {
  readonly name: string;
  readonly pattern: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: "every leaf must match",
    pattern: `{"a":[1],"b":{"c":["x"]}}`,
    yes: [`{"a":1,"b":{"c":"x","d":0},"e":[]}`],
    no: [`{"a":1}`, `{"a":1,"b":{"c":"y"}}`, `{}`],
  },
  {
    name: "objects of one array do not complete each other",
    pattern: `{"a":{"b":[1],"c":[2]}}`,
    yes: [`{"a":[{"b":1,"c":2}]}`, `{"a":[{"b":1},{"b":1,"c":2}]}`],
    no: [`{"a":[{"b":1},{"c":2}]}`],
  },
  {
    name: "scalars of different arrays are independent",
    pattern: `{"a":[1],"b":[2]}`,
    yes: [`{"a":[0,1],"b":[2,3]}`],
    no: [`{"a":[0],"b":[2]}`],
  },
  {
    name: "exists false is judged against the elements chosen so far",
    pattern: `{"a":{"c":[2],"d":[{"exists":false}]}}`,
    yes: [`{"a":[{"c":2,"d":1},{"c":2}]}`],
    no: [`{"a":[{"c":2,"d":1}]}`],
  },
  {
    name: "exists false before any element is chosen sees all of them",
    pattern: `{"a":{"d":[{"exists":false}],"e":[2]}}`,
    yes: [`{"a":[{"e":2}]}`],
    no: [`{"a":[{"e":2},{"d":1,"e":3}]}`],
  },
  {
    name: "a dotted key and nested keys are one path, both ways",
    pattern: `{"a.b":[1]}`,
    yes: [`{"a":{"b":1}}`, `{"a.b":1}`],
    no: [`{"a":{"b":2}}`],
  },
  {
    name: "a nested pattern meets a dotted key of the event",
    pattern: `{"a":{"b":[1]}}`,
    yes: [`{"a.b":1}`],
    no: [`{"a.c":1}`],
  },
  {
    name: "duplicate keys of the event all count",
    pattern: `{"a":[1]}`,
    yes: [`{"a":2,"a":1}`, `{"a":1,"a":2}`],
    no: [`{"a":2,"a":3}`],
  },
  {
    name: "the later of two leaves with one path replaces the earlier",
    pattern: `{"a":[1],"a":[2]}`,
    yes: [`{"a":2}`],
    no: [`{"a":1}`],
  },
  {
    name: "duplicate keys that hold objects merge",
    pattern: `{"a":{"b":[1]},"a":{"c":[2]}}`,
    yes: [`{"a":{"b":1,"c":2}}`],
    no: [`{"a":{"b":1}}`, `{"a":{"c":2}}`],
  },
  {
    name: "one branch of $or is enough",
    pattern: `{"s":["x"],"$or":[{"a":[1]},{"b":{"c":[2]}}]}`,
    yes: [`{"s":"x","a":1}`, `{"s":"x","b":{"c":2}}`],
    no: [`{"s":"x"}`, `{"a":1}`, `{"s":"x","a":2,"b":{"c":1}}`],
  },
  {
    name: "two $or must both be met",
    pattern: `{"p":{"$or":[{"a":[1]},{"b":[1]}]},"$or":[{"c":[1]},{"d":[1]}]}`,
    yes: [`{"p":{"a":1},"d":1}`, `{"p":{"b":1},"c":1}`],
    no: [`{"p":{"a":1}}`, `{"c":1,"d":1}`],
  },
  {
    name: "a branch replaces a field that stands before $or",
    pattern: `{"a":[1],"$or":[{"a":[2]},{"b":[3]}]}`,
    yes: [`{"a":2}`, `{"a":1,"b":3}`],
    no: [`{"a":1}`, `{"b":3}`],
  },
  {
    name: "a field behind $or replaces that of a branch",
    pattern: `{"$or":[{"a":[2]},{"b":[3]}],"a":[1]}`,
    yes: [`{"a":1}`, `{"a":1,"b":3}`],
    no: [`{"a":2}`],
  },
  {
    name: "names of JavaScript's own objects are names like others",
    pattern: `{"__proto__":{"constructor":["x"]},"toString":[{"exists":false}]}`,
    yes: [`{"__proto__":{"constructor":"x"}}`],
    no: [`{}`, `{"__proto__":{"constructor":"x"},"toString":1}`],
  },
  {
    name: "text behind the event is ignored",
    pattern: `{"a":[1]}`,
    yes: [`{"a":1} trailing`],
    no: [`{"a":2} {"a":1}`],
  },
];

describe.each(rows)("$name", ({ pattern, yes, no }) => {
  test.each(yes)("%s matches", (event) => {
    expect(judge(pattern, event)).toBe(true);
  });

  test.each(no)("%s does not match", (event) => {
    expect(judge(pattern, event)).toBe(false);
  });
});

describe("defects of event-ruler are not copied", () => {
  test("a string before a numeric range that spans zero is always found", () => {
    expect(judge(`{"a":["running",{"numeric":["<",100]},"stopped"]}`, `{"a":"running"}`)).toBe(true);
  });

  test("an ignore-case matcher is not disturbed by a wildcard beside it", () => {
    const pattern = `{"a":[{"wildcard":"*za"},{"prefix":{"equals-ignore-case":"aws"}}]}`;
    expect(judge(pattern, `{"a":"xAwSy"}`)).toBe(false);
    expect(judge(pattern, `{"a":"AwSy"}`)).toBe(true);
  });

  test("an ignore-case matcher is not disturbed by an anything-but beside it", () => {
    const pattern = `{"a":[{"anything-but":{"wildcard":"*"}},{"equals-ignore-case":"q"}]}`;
    expect(judge(pattern, `{"a":"1.0"}`)).toBe(false);
  });

  test("values outside an array are not forgotten when an element of it was chosen", () => {
    expect(judge(`{"a":{"b":[1],"c":[2]}}`, `{"a":[{"b":1}],"a.c":2}`)).toBe(true);
  });

  test("an address range takes neither the other family nor digits of a number", () => {
    expect(judge(`{"a":[{"cidr":"0.0.0.0/0"}]}`, `{"a":"a01::"}`)).toBe(false);
    expect(judge(`{"a":[{"cidr":"16.0.0.0/8"}]}`, `{"a":105}`)).toBe(false);
  });
});
