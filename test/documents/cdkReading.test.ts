import { describe, expect, test } from "vitest";
import { cdkPython } from "../../src/documents/hosts/cdkPython";
import { cdkTypeScript } from "../../src/documents/hosts/cdkTypeScript";
import type { PatternSite } from "../../src/documents/site";
import { shippedGrammars } from "./shippedGrammars";

const loaded = await shippedGrammars();

const hosts = { typescript: cdkTypeScript, python: cdkPython } as const;
type Language = keyof typeof hosts;

function sitesOf(language: Language, text: string): readonly PatternSite[] {
  const host = hosts[language];
  return host.mayHold(text) ? host.sites(text, loaded(language)) : [];
}

/** Without the blanks that the program has. */
function dense(site: PatternSite): string {
  return JSON.stringify(JSON.parse(site.text)).replaceAll('"', "'");
}

function unknowns({ unknowns: parts }: PatternSite): readonly string[] {
  return parts.map(({ expression, holds }) => `${expression} (${holds})`);
}

/** `where` a pattern stands, and the ids of those that are found. */
type PlaceRow = readonly [language: Language, text: string, ids: readonly string[]];

const aws = 'import * as events from "aws-cdk-lib/aws-events";\n';
const p = "{ source: ['a'] }";

const places: readonly PlaceRow[] = [
  ["typescript", `new Rule(this, 'R', { eventPattern: ${p} });`, ["R"]],
  ["typescript", `new cdk.aws_events.Rule(this, "R", { "eventPattern": ${p} });`, ["R"]],
  ["typescript", `new CfnRule(this, 'R', { eventPattern: { 'detail-type': ['x'] } });`, ["R"]],
  ["typescript", `new Custom(this, 'R', { rule: { eventPattern: ${p} }, other: 1 });`, ["R"]],
  ["typescript", `bus.archive('A', { eventPattern: ${p} });`, ["A"]],
  ["typescript", `const rule = new Rule(this, id, { eventPattern: ${p} });`, ["rule"]],
  ["typescript", `this.rule = new Rule(this, \`\${id}-r\`, { eventPattern: ${p} });`, ["rule"]],
  [
    "typescript",
    `class A extends Rule { constructor() { super(scope, id, { eventPattern: ${p} }); } }`,
    ["A"],
  ],
  ["typescript", `f({ eventPattern: ${p} }); f({ eventPattern: ${p} });`, ["pattern", "pattern-2"]],
  [
    "typescript",
    `new Rule(a, 'R', { eventPattern: ${p} }); new Rule(b, 'R', { eventPattern: ${p} });`,
    ["R", "R-2"],
  ],
  ["typescript", `new Rule(this, 'R', { eventPattern: <any>${p} });`, ["R"]],
  ["typescript", `new Rule(this, 'R', { eventPattern: (${p} as EventPattern)! });`, ["R"]],
  ["typescript", `new Rule(this, 'R', { eventPattern: ${p} satisfies EventPattern });`, ["R"]],
  ["typescript", `new Rule(this, 'R', { eventPattern: props.pattern ?? ${p} });`, ["R"]],
  ["typescript", `new Rule(this, 'R', { eventPattern: a ? ${p} : undefined });`, ["R"]],
  ["typescript", `new Rule(this, 'R', { eventPattern: JSON.stringify(${p}) });`, ["R"]],
  ["typescript", `const r = new Rule(this, 'R'); r.addEventPattern(${p});`, ["R"]],
  ["typescript", `this.rule.addEventPattern(${p});`, ["rule"]],
  ["typescript", `const q: events.EventPattern = ${p};`, ["q"]],
  ["typescript", `const q: EventPattern[] = [${p}, ${p}];`, ["q", "q-2"]],
  ["typescript", `class A { private readonly q: EventPattern = ${p}; }`, ["q"]],
  ["typescript", `function f(): EventPattern { if (a) return ${p}; return ${p}; }`, ["f", "f-2"]],
  ["typescript", `const f = (): EventPattern => (${p});`, ["f"]],
  ["typescript", `const q = ${p}; new Rule(this, 'R', { eventPattern: q });`, ["q"]],
  ["typescript", `const eventPattern = ${p}; new Rule(this, 'R', { eventPattern });`, ["eventPattern"]],
  ["typescript", `const q = { source: ['a'], detailType: ['b'] };`, ["q"]],
  ["typescript", `${aws}new Rule(this, 'R', { eventPattern: {} });`, ["R"]],
  ["typescript", `new Rule(this, 'R', { eventPattern: ${p} }); const broken = [; function (`, ["R"]],
  ["typescript", `f({ eventPattern: q });`, []],
  ["typescript", `f({ eventPattern: props.pattern }); f({ eventPattern: pattern() });`, []],
  ["typescript", `function f(q) { g({ eventPattern: q }); } { const q = ${p}; }`, []],
  ["typescript", `function f(q) { g({ eventPattern: q }); } const q = ${p};`, []],
  ["typescript", `const q: EventPattern = { on: "attack" };`, []],
  ["typescript", `expect(stack).toEqual({ eventPattern: ${p} });`, []],
  ["typescript", `template.hasResourceProperties('AWS::Events::Rule', { EventPattern: ${p} });`, []],
  ["typescript", `const event = { source: 'aws.s3', detailType: 'x', detail: { a: 1 } };`, []],
  ["typescript", `client.send({ Source: 'a', DetailType: 'b', detailType: ['b'], source: ['a'] });`, []],
  ["typescript", `// new Rule(this, 'R', { eventPattern: ${p} });`, []],
  ["typescript", `interface Props { readonly eventPattern?: EventPattern }`, []],
  ["python", `events.Rule(self, "R", event_pattern=events.EventPattern(source=["a"]))`, ["R"]],
  ["python", `rule = events.Rule(self, name, event_pattern=EventPattern(source=["a"]))`, ["rule"]],
  ["python", `import aws_cdk\nevents.CfnRule(self, id="R", event_pattern={"detail-type": ["a"]})`, ["R"]],
  [
    "python",
    `pattern = events.EventPattern(source=["a"])\nRule(self, "R", event_pattern=pattern)`,
    ["pattern"],
  ],
  ["python", `import aws_cdk\nq = {"source": ["a"]}\nCfnRule(self, "R", event_pattern=q)`, ["q"]],
  ["python", `rule.add_event_pattern(source=["a"])`, ["rule"]],
  ["python", `r = Rule(self, "R")\nr.add_event_pattern(source=["a"])`, ["R"]],
  ["python", `rule = Rule("R", event_pattern=json.dumps({"source": ["a"]}))`, ["R"]],
  ["python", `Rule(self, "R", event_pattern=EventPattern(source=["a"]))\ndef f(:\n  x = (`, ["R"]],
  ["python", `event_pattern = {"source": ["a"]}\nput_rule(EventPattern=json.dumps(event_pattern))`, []],
  ["python", `f(event_pattern=pattern)`, []],
  ["python", `class EventPattern(TypedDict):\n  source: str`, []],
  ["python", `event = {"source": "aws.s3", "detail-type": "x"}`, []],
];

describe("a pattern in AWS CDK code", () => {
  test.each(places)("in %s: %s", (language, text, ids) => {
    expect(sitesOf(language, text).map(({ id }) => id)).toEqual(ids);
  });

  test("keeps its id after an edit elsewhere", () => {
    const text = `new Rule(this, 'A', { eventPattern: ${p} }); new Rule(this, 'B', { eventPattern: ${p} });`;
    const ids = sitesOf("typescript", `new Rule(this, 'C', { eventPattern: ${p} });${text}`).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(["C", "A", "B"]);
  });

  test("costs one search where there is none", () => {
    expect(cdkTypeScript.mayHold("const a = { b: ['c'] };")).toBe(false);
    expect(cdkPython.mayHold("a = {'b': ['c']}")).toBe(false);
  });
});

/** What is written, in a pattern of TypeScript or Python; the JSON that EventBridge receives; what is not known of it. */
type ValueRow = readonly [language: Language, written: string, received: string, unknown?: readonly string[]];

const values: readonly ValueRow[] = [
  ["typescript", "detailType: ['x']", "'detail-type':['x']"],
  ["typescript", "'detailType': ['x']", "'detail-type':['x']"],
  ["typescript", "'detail-type': ['x']", "'detail-type':['x']"],
  ["typescript", "detail: { detailType: ['x'] }", "'detail':{'detailType':['x']}"],
  ["typescript", "source: [\"it's\", 'a\\u0041\\x42\\n', `b`,],", "'source':['it's','aAB\\n','b']"],
  ["typescript", "detail: { a: [1_000, -0.5, 0x10, 1.0, 1e21] }", "'detail':{'a':[1000,-0.5,16,1,1e+21]}"],
  ["typescript", "detail: { a: [null, true, undefined, false] }", "'detail':{'a':[null,true,false]}"],
  ["typescript", "detail: { a: undefined, b: ['c'], c: undefined }", "'detail':{'b':['c']}"],
  ["typescript", "detail: { a: /* , */ ['b' // ]\n, 'c'] }", "'detail':{'a':['b','c']}"],
  ["typescript", "source: [`a-${stage}`]", "'source':['a-${stage}']", ["stage (text)"]],
  [
    "typescript",
    "source: [bucket.bucketName]",
    "'source':['${bucket.bucketName}']",
    ["bucket.bucketName (text)"],
  ],
  [
    "typescript",
    "detail: { a: [Kind.SMALL, f(1)] }",
    "'detail':{'a':['${Kind.SMALL}','${f(1)}']}",
    ["Kind.SMALL (anything)", "f(1) (anything)"],
  ],
  ["typescript", "source: names", "'source':'${names}'", ["names (anything)"]],
  ["typescript", "source: [...names, 'a']", "'source':['${names}','a']", ["names (many)"]],
  ["typescript", "detail: { ...common, a: ['b'] }", "'detail':{'${common}':'','a':['b']}", ["common (many)"]],
  [
    "typescript",
    "detail: { [key]: ['b'], ['c']: ['d'], [`e`]: ['f'] }",
    "'detail':{'${key}':['b'],'c':['d'],'e':['f']}",
    ["key (text)"],
  ],
  ["typescript", "source: [SOURCE], account: ACCOUNTS", "'source':['my.app'],'account':['1','2']"],
  [
    "typescript",
    "detail: { a: [...ACCOUNTS, 'b'], [SOURCE]: ['c'] }",
    "'detail':{'a':['1','2','b'],'my.app':['c']}",
  ],
  ["typescript", "source: FILLED", "'source':'${FILLED}'", ["FILLED (anything)"]],
  ["typescript", "source: CHAIN", "'source':['${SOURCE}']", ["SOURCE (anything)"]],
  [
    "typescript",
    "detail, source",
    "'detail':'${detail}','source':'${source}'",
    ["detail (anything)", "source (anything)"],
  ],
  [
    "typescript",
    "detail: { $or: [{ a: ['b'] }, ...more] }",
    "'detail':{'$or':[{'a':['b']},'${more}']}",
    ["more (many)"],
  ],
  ["python", "detail_type=['x']", "'detail-type':['x']"],
  ["python", "source=['a', \"b\", 'c' 'd', r'\\d', '''e'''], # f", "'source':['a','b','cd','\\\\d','e']"],
  [
    "python",
    "detail={'a': [True, False, None, 1.0, 1_000, -2]}",
    "'detail':{'a':[true,false,null,1,1000,-2]}",
  ],
  ["python", "source=[f'a-{self.stage}-{{b}}']", "'source':['a-${self.stage}-{b}']", ["self.stage (text)"]],
  [
    "python",
    "detail={**common, key: ['a'], 'b': [*names]}",
    "'detail':{'${common}':'','${key}':['a'],'b':['${names}']}",
    ["common (many)", "key (text)", "names (many)"],
  ],
  ["python", "source=[SOURCE], account=ACCOUNTS", "'source':['my.app'],'account':['1','2']"],
  ["python", "source=FILLED", "'source':'${FILLED}'", ["FILLED (anything)"]],
  [
    "python",
    "detail={'a': events.Match.any_of('b', events.Match.prefix('c'))}",
    "'detail':{'a':['b',{'prefix':'c'}]}",
  ],
  ["python", "source=['%s' % a]", "'source':['${'%s' % a}']", ["'%s' % a (anything)"]],
];

const constants = {
  typescript: [
    "export const SOURCE = 'my.app'; const ACCOUNTS = ['1', '2'] as const; const CHAIN = [SOURCE];",
    "const FILLED = []; FILLED.push('x');",
    "const [detail, source, detail2, source2] = x; ",
  ].join("\n"),
  python: "SOURCE = 'my.app'\nACCOUNTS = ['1', '2']\nFILLED = []\nFILLED.append('x')\n",
};

function written(language: Language, fields: string): string {
  return language === "typescript"
    ? `${aws}${constants.typescript}\nnew Rule(this, 'R', { eventPattern: { ${fields} } });\n`
    : `import aws_cdk\n${constants.python}Rule(self, "R", event_pattern=EventPattern(\n  ${fields}\n))\n`;
}

/** Calls of each function of `Match` in aws-cdk-lib 2.276.0, and what it synthesizes of them. */
const matches: readonly (readonly [call: string, received: string, unknown?: readonly string[]])[] = [
  ["nullValue()", "[null]"],
  ["exists()", "[{'exists':true}]"],
  ["doesNotExist()", "[{'exists':false}]"],
  ["exactString('a')", "['a']"],
  ["equalsIgnoreCase('a')", "[{'equals-ignore-case':'a'}]"],
  ["prefix('a')", "[{'prefix':'a'}]"],
  ["suffix('a')", "[{'suffix':'a'}]"],
  ["prefixEqualsIgnoreCase('a')", "[{'prefix':{'equals-ignore-case':'a'}}]"],
  ["suffixEqualsIgnoreCase('a')", "[{'suffix':{'equals-ignore-case':'a'}}]"],
  ["wildcard('a*')", "[{'wildcard':'a*'}]"],
  ["cidr('10.0.0.0/8')", "[{'cidr':'10.0.0.0/8'}]"],
  ["ipAddressRange('::/0')", "[{'cidr':'::/0'}]"],
  ["anythingBut('a')", "[{'anything-but':['a']}]"],
  ["anythingBut(1, 2)", "[{'anything-but':[1,2]}]"],
  ["anythingButPrefix('a')", "[{'anything-but':{'prefix':'a'}}]"],
  ["anythingButPrefix('a', 'b')", "[{'anything-but':{'prefix':['a','b']}}]"],
  ["anythingButSuffix('a')", "[{'anything-but':{'suffix':'a'}}]"],
  ["anythingButWildcard('*a')", "[{'anything-but':{'wildcard':'*a'}}]"],
  ["anythingButEqualsIgnoreCase('a', 'b')", "[{'anything-but':{'equals-ignore-case':['a','b']}}]"],
  ["greaterThan(1)", "[{'numeric':['>',1]}]"],
  ["greaterThanOrEqual(1)", "[{'numeric':['>=',1]}]"],
  ["lessThan(1)", "[{'numeric':['<',1]}]"],
  ["lessThanOrEqual(1)", "[{'numeric':['<=',1]}]"],
  ["equal(1)", "[{'numeric':['=',1]}]"],
  ["interval(1, 2)", "[{'numeric':['>=',1,'<=',2]}]"],
  ["allOf(Match.greaterThan(1), Match.lessThan(5))", "[{'numeric':['>',1,'<',5]}]"],
  [
    "anyOf('a', Match.prefix('b'), 1, null, { exists: false })",
    "['a',{'prefix':'b'},1,null,{'exists':false}]",
  ],
  ["prefix(name)", "[{'prefix':'${name}'}]", ["name (text)"]],
  ["prefix(`a-${name}`)", "[{'prefix':'a-${name}'}]", ["name (text)"]],
  ["greaterThan(least)", "[{'numeric':['>','${least}']}]", ["least (text)"]],
  ["anythingBut(...names)", "[{'anything-but':['${names}']}]", ["names (many)"]],
  ["anythingBut()", "'${Match.anythingBut()}'", ["Match.anythingBut() (anything)"]],
  [
    "allOf(Match.prefix('a'))",
    "'${Match.allOf(Match.prefix('a'))}'",
    ["Match.allOf(Match.prefix('a')) (anything)"],
  ],
  ["somethingNew('a')", "'${Match.somethingNew('a')}'", ["Match.somethingNew('a') (anything)"]],
];

describe("what EventBridge receives", () => {
  test.each(
    values.map(([language, fields, received, unknown = []]) => ({ language, fields, received, unknown })),
  )("of $language $fields", ({ language, fields, received, unknown }) => {
    const [site, ...others] = sitesOf(language, written(language, fields));
    if (site === undefined) throw new Error("not found");
    expect(others).toEqual([]);
    expect([dense(site), unknowns(site)]).toEqual([`{${received}}`, unknown]);
  });

  test.each(matches.map(([call, received, unknown = []]) => ({ call, received, unknown })))(
    "of Match.$call",
    ({ call, received, unknown }) => {
      const [site] = sitesOf("typescript", written("typescript", `detail: { a: Match.${call} }`));
      const [inList] = sitesOf("typescript", written("typescript", `detail: { a: [...Match.${call}] }`));
      if (site === undefined || inList === undefined) throw new Error("not found");
      expect([dense(site), unknowns(site)]).toEqual([`{'detail':{'a':${received}}}`, unknown]);
      const inside = received.startsWith("[") ? received : `[${received}]`;
      expect(dense(inList)).toBe(`{'detail':{'a':${inside}}}`);
    },
  );

  test("has what a rule gets elsewhere as something that is not known", () => {
    const rest = (text: string): readonly string[] => sitesOf("typescript", text).flatMap(unknowns);
    expect(rest(`repository.onCommit('C', { eventPattern: ${p} });`)).toEqual(["repository.onCommit (many)"]);
    expect(rest(`const r = new Rule(this, 'R'); r.addEventPattern(${p});`)).toEqual([]);
    expect(rest(`const r = new Rule(this, 'R'); r.addEventPattern(${p}); r.addEventPattern(${p});`)).toEqual([
      "r (many)",
      "r (many)",
    ]);
    expect(rest(`const r = new Rule(this, 'R', { eventPattern: ${p} }); r.addEventPattern(${p});`)).toEqual([
      "r.addEventPattern (many)",
      "r (many)",
    ]);
    expect(rest(`const q: EventPattern = ${p}; q.detail = { a: ['b'] };`)).toEqual(["q (many)"]);
  });

  test("is broken where the program is, at the place of the cursor alone", () => {
    const text = written("typescript", "source: ['a'], detail: { sta }");
    expect(sitesOf("typescript", text)[0]?.text.replaceAll(/\s/g, "")).toBe(
      '{"source":["a"],"detail":{"sta"}}',
    );
    const missing = written("typescript", "source: ['a'], detail: { state: }");
    expect(sitesOf("typescript", missing)[0]?.text.replaceAll(/\s/g, "")).toBe(
      '{"source":["a"],"detail":{"state":}}',
    );
  });
});
