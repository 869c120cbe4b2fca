import { describe, expect, test } from "vitest";
import { applyInTurn } from "../../src/base/textEdit";
import { explainTexts, judge } from "./judge";

interface Row {
  readonly name: string;
  readonly pattern: string;
  readonly event: string;
  readonly change: string;
  /** The pattern after the change; absent where there is advice alone. */
  readonly after?: string;
}

const ROWS: readonly Row[] = [
  {
    name: "another value is added to the array",
    pattern: `{"region":["us-east-1"]}`,
    event: `{"region":"eu-west-1"}`,
    change: `add "eu-west-1" to region`,
    after: `{"region":["us-east-1", "eu-west-1"]}`,
  },
  {
    name: "a boolean and null are added as they are",
    pattern: `{"a":["true"],"b":[1]}`,
    event: `{"a":true,"b":null}`,
    change: `add true to a and add null to b`,
    after: `{"a":["true", true],"b":[1, null]}`,
  },
  {
    name: "the case is corrected",
    pattern: `{"detail":{"state":["running"]}}`,
    event: `{"detail":{"state":"Running"}}`,
    change: `write "Running" instead of "running" in detail.state`,
    after: `{"detail":{"state":["Running"]}}`,
  },
  {
    name: "the case of a prefix is corrected",
    pattern: `{"a":["x",{"prefix":"Prod-"}]}`,
    event: `{"a":"prod-1"}`,
    change: `write "prod-" instead of "Prod-" in a`,
    after: `{"a":["x",{ "prefix": "prod-" }]}`,
  },
  {
    name: "the case of an exact text is corrected",
    pattern: `{"a":[{"exactly":"X"}]}`,
    event: `{"a":"x"}`,
    change: `write "x" instead of "X" in a`,
    after: `{"a":[{ "exactly": "x" }]}`,
  },
  {
    name: "a number loses its quotes",
    pattern: `{"port":["80"]}`,
    event: `{"port":80}`,
    change: `write 80 instead of "80" in port`,
    after: `{"port":[80]}`,
  },
  {
    name: "digits get quotes",
    pattern: `{"port":[1]}`,
    event: `{"port":"1"}`,
    change: `write "1" instead of 1 in port`,
    after: `{"port":["1"]}`,
  },
  {
    name: "digits where a range is asked for are added",
    pattern: `{"port":[{"numeric":[">",0]}]}`,
    event: `{"port":"1"}`,
    change: `add "1" to port`,
    after: `{"port":[{"numeric":[">",0]}, "1"]}`,
  },
  {
    name: "a prefix is shortened to what the value has of it",
    pattern: `{"name":[{"prefix":"orders-prod-"}]}`,
    event: `{"name":"orders-test-1"}`,
    change: `shorten the prefix "orders-prod-" of name to "orders-"`,
    after: `{"name":[{ "prefix": "orders-" }]}`,
  },
  {
    name: "a prefix that has next to nothing in common is left",
    pattern: `{"region":[{"prefix":"us-east-"}]}`,
    event: `{"region":"eu-west-1"}`,
    change: `add "eu-west-1" to region`,
    after: `{"region":[{"prefix":"us-east-"}, "eu-west-1"]}`,
  },
  {
    name: "a suffix is shortened likewise",
    pattern: `{"key":[{"suffix":{"equals-ignore-case":".r.GZ"}}]}`,
    event: `{"key":"a.gz"}`,
    change: `shorten the suffix ".r.GZ" of key to ".GZ"`,
    after: `{"key":[{ "suffix": { "equals-ignore-case": ".GZ" } }]}`,
  },
  {
    name: "a wildcard stays, and the value is added",
    pattern: `{"a":[{"wildcard":"a*b"}]}`,
    event: `{"a":"ac"}`,
    change: `add "ac" to a`,
    after: `{"a":[{"wildcard":"a*b"}, "ac"]}`,
  },
  {
    name: "equals-ignore-case stays, and the value is added",
    pattern: `{"a":[{"equals-ignore-case":"ab"}]}`,
    event: `{"a":"ac"}`,
    change: `add "ac" to a`,
  },
  {
    name: "an address out of a range is added",
    pattern: `{"ip":[{"cidr":"10.0.0.0/24"}]}`,
    event: `{"ip":"10.0.1.7"}`,
    change: `add "10.0.1.7" to ip`,
  },
  {
    name: "the lower bound of a range is lowered",
    pattern: `{"n":[{"numeric":[">",10,"<",20]}]}`,
    event: `{"n":10}`,
    change: `change the lower bound of n to >= 10`,
    after: `{"n":[{ "numeric": [">=", 10, "<", 20] }]}`,
  },
  {
    name: "the upper bound of a range is raised",
    pattern: `{"n":[{"numeric":["<=",20]}]}`,
    event: `{"n":21.5}`,
    change: `change the upper bound of n to <= 21.5`,
    after: `{"n":[{ "numeric": ["<=", 21.5] }]}`,
  },
  {
    name: "a number beside an exact one is added",
    pattern: `{"n":[{"numeric":["=",20]}]}`,
    event: `{"n":21}`,
    change: `add 21 to n`,
  },
  {
    name: "an excluded value is taken out",
    pattern: `{"a":[{"anything-but":["x","y"]}]}`,
    event: `{"a":"x"}`,
    change: `take "x" out of the "anything-but" of a`,
    after: `{"a":[{ "anything-but": ["y"] }]}`,
  },
  {
    name: "an excluded number is taken out",
    pattern: `{"a":[{"anything-but":[1,2]}]}`,
    event: `{"a":1.0}`,
    change: `take 1 out of the "anything-but" of a`,
    after: `{"a":[{ "anything-but": [2] }]}`,
  },
  ...(["prefix", "suffix", "equals-ignore-case", "wildcard"] as const).map((operator): Row => ({
    name: `an excluded value of ${operator} is taken out`,
    pattern: `{"a":[{"anything-but":{"${operator}":["abc","y"]}}]}`,
    event: `{"a":"abc"}`,
    change: `take "abc" out of the "anything-but" of a`,
    after: `{"a":[{ "anything-but": { "${operator}": ["y"] } }]}`,
  })),
  {
    name: "an exclusion of nothing else becomes presence",
    pattern: `{"a":[{"anything-but":{"prefix":"x"}}]}`,
    event: `{"a":"xy"}`,
    change: `write { "exists": true } instead of the "anything-but" of a`,
    after: `{"a":[{ "exists": true }]}`,
  },
  {
    name: "a field that must be absent is removed",
    pattern: `{"a":[{"exists":false}],"b":[1]}`,
    event: `{"a":2,"b":1}`,
    change: "remove a",
    after: `{"b":[1]}`,
  },
  {
    name: "the last field of an object is removed with its comma",
    pattern: `{"b":[1],"a":[{"exists":false}]}`,
    event: `{"a":2,"b":1}`,
    change: "remove a",
    after: `{"b":[1]}`,
  },
  {
    name: "an object is not left empty",
    pattern: `{"d":{"a":[{"exists":false}]}}`,
    event: `{"d":{"a":2}}`,
    change: `write { "exists": true } instead of { "exists": false } in d.a`,
    after: `{"d":{"a":[{ "exists": true }]}}`,
  },
  {
    name: "a field that is absent may be absent",
    pattern: `{"a":["x"],"b":[1]}`,
    event: `{"b":1}`,
    change: `add { "exists": false } to a`,
    after: `{"a":["x", { "exists": false }],"b":[1]}`,
  },
  {
    name: "a field that must be present is removed where it is absent",
    pattern: `{"a":[{"exists":true}],"b":[1]}`,
    event: `{"b":1}`,
    change: "remove a",
    after: `{"b":[1]}`,
  },
  {
    name: "a key gets the case that the event has",
    pattern: `{"detail":{"State":["on"]}}`,
    event: `{"detail":{"state":"on"}}`,
    change: "write detail.state instead of detail.State",
    after: `{"detail":{"state":["on"]}}`,
  },
  {
    name: "a misspelt key in the middle is corrected, and the value added",
    pattern: `{"detail":{"reqest":{"id":["1"]}}}`,
    event: `{"detail":{"request":{"id":"2"}}}`,
    change: `write detail.request.id instead of detail.reqest.id and add "2" to it`,
    after: `{"detail":{"request":{"id":["1", "2"]}}}`,
  },
  {
    name: "the path where the value is is named",
    pattern: `{"detail":{"state":["on"]}}`,
    event: `{"detail":{"instance":{"state":"on"}}}`,
    change: "ask for detail.instance.state instead of detail.state",
  },
  {
    name: "the field in an object that has the value is asked for",
    pattern: `{"state":["on"]}`,
    event: `{"state":{"code":1,"name":"on"}}`,
    change: "ask for state.name instead of state",
    after: `{"state":{ "name": ["on"] }}`,
  },
  {
    name: "of an object without the value a field is named",
    pattern: `{"state":["on"]}`,
    event: `{"state":{"code":1}}`,
    change: "ask for a field in state, such as state.code",
  },
  {
    name: "an array of the event is satisfied by one value of it",
    pattern: `{"a":["x"]}`,
    event: `{"a":["p","q"]}`,
    change: `add "p" to a`,
    after: `{"a":["x", "p"]}`,
  },
  {
    name: "an empty array counts as absent",
    pattern: `{"a":["x"]}`,
    event: `{"a":[]}`,
    change: `add { "exists": false } to a`,
  },
  {
    name: "the value is taken from the element in which the others match",
    pattern: `{"tags":{"key":["a"],"value":["1"]}}`,
    event: `{"tags":[{"key":"b","value":"1"},{"key":"a","value":"2"}]}`,
    change: `add "2" to tags.value`,
  },
  {
    name: "the branch of $or that came closest is changed",
    pattern: `{"$or":[{"a":["1"],"b":["2"]},{"c":["3"],"d":["4"],"a":["x"]}]}`,
    event: `{"a":"1","b":"y"}`,
    change: `add "y" to b`,
    after: `{"$or":[{"a":["1"],"b":["2", "y"]},{"c":["3"],"d":["4"],"a":["x"]}]}`,
  },
  {
    name: "an operator outside an array is put into one",
    pattern: `{"detail":{"total":{"numeric":[">",10]}}}`,
    event: `{"detail":{"total":11}}`,
    change: `put the operator "numeric" of detail.total into an array, [{ "numeric": [">",10] }]`,
    after: `{"detail":{"total":[{ "numeric": [">",10] }]}}`,
  },
  {
    name: "so is one with an array in place of its operand",
    pattern: `{"detail":{"id":{"prefix":["A-","B-"]}}}`,
    event: `{"detail":{"id":"B-1"}}`,
    change: `put the operator "prefix" of detail.id into an array, [{ "prefix": "A-" }, { "prefix": "B-" }]`,
    after: `{"detail":{"id":[{ "prefix": "A-" }, { "prefix": "B-" }]}}`,
  },
  {
    name: "so is one with another in it",
    pattern: `{"source":{"anything-but":{"prefix":["aws."]}}}`,
    event: `{"source":"mine"}`,
    change: `put the operator "anything-but" of source into an array, [{ "anything-but": {"prefix":["aws."]} }]`,
    after: `{"source":[{ "anything-but": {"prefix":["aws."]} }]}`,
  },
  {
    name: "so is one that the event then does not satisfy",
    pattern: `{"detail":{"total":{"numeric":[">",10]}}}`,
    event: `{"detail":{}}`,
    change: `put the operator "numeric" of detail.total into an array, [{ "numeric": [">",10] }]`,
  },
  {
    name: "a field of the event that is called like an operator is a field",
    pattern: `{"detail":{"filter":{"prefix":["in/"]}}}`,
    event: `{"detail":{"filter":{"prefix":"out/"}}}`,
    change: `add "out/" to detail.filter.prefix`,
    after: `{"detail":{"filter":{"prefix":["in/", "out/"]}}}`,
  },
];

describe("what to change in a pattern so that it matches an event", () => {
  test.each(ROWS)("$name", ({ pattern, event, change, after }) => {
    const { patternChange } = explainTexts(pattern, event).nearestMiss ?? {};
    expect(patternChange?.change).toBe(change);
    if (patternChange?.edits === undefined) {
      expect(after).toBeUndefined();
      return;
    }
    const changed = applyInTurn(pattern, patternChange.edits);
    if (after !== undefined) expect(changed).toBe(after);
    expect(judge(changed, event)).toBe(true);
  });

  test("an event is not told to have the operator of a pattern for a field", () => {
    const { nearestMiss } = explainTexts(
      `{"detail":{"total":{"numeric":[">",10]},"id":["a"]}}`,
      `{"detail":{"total":11,"id":"b"}}`,
    );
    expect(nearestMiss?.change).toBe(`set detail.id to "a"`);
  });

  test("of a very long event the change is told in words only", () => {
    const { patternChange } =
      explainTexts('{"a":["1"]}', `{"a":"2","b":"${"x".repeat(600_000)}"}`).nearestMiss ?? {};
    expect(patternChange).toEqual({ change: `add "2" to a` });
  });
});
