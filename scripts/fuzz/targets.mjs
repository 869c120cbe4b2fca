const FORMAT = { tabSize: 2, insertSpaces: true };
const KINDS = ["topic", "queue", "function", "logGroup", "stateMachine", "eventBus"];
const STATES = ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"];
const ERRORS = [
  "invalidPattern",
  "invalidEvent",
  "noCredentials",
  "expiredLogin",
  "invalidCredentials",
  "accessDenied",
];
ERRORS.push("noRegion", "throttled", "unreachable", "cancelled", "notTrusted", "noAwsClient", "failed");

const FOR_EACH_USE = { tests: "Trust it.", rules: "Trust it." };
/** What the program that shows an error adds to it. */
const REMEDIES = {
  noCredentials: "Log in.",
  noRegion: "Name one.",
  unreachable: "Look.",
  failed: "Try.",
  noSuchBus: "Look.",
  notTrusted: FOR_EACH_USE,
  noAwsClient: FOR_EACH_USE,
  noAwsClientInBrief: "Not here.",
};

/** What a search for a pattern may take here; in the editor it may take more. */
const MAX_WORK = 20_000;

/**
 * What the fuzz command calls: for each function the call with hostile arguments. `h` makes the
 * values (hostile.mjs), `f` has the functions, `h.catalog` the catalog as it ships. Arguments are made before the call
 * that is timed; undefined where there is nothing to call with. What stands in files that these import is reached through them; notCalled.mjs
 * lists the rest.
 */
export const targets = {
  ...perText("parsePattern", "pattern"),
  ...perText("patternSize", "text"),
  ...perText("comparableNumber", "word"),
  ...perText("parseIpAddress", "word"),
  ...perText("parseCidr", "word"),
  ...perText("parseEvent", "event"),
  ...perText("quote", "word"),
  ...perText("shorten", "word"),
  ...perDocument("foldingSpans"),
  ...perDocument("patternSymbols"),
  ...perText("mayHoldPolicies", "policy"),
  ...perText("readJsonPolicies", "policy"),
  readYamlInSteps: (h, f) => {
    const text = h.yaml();
    return sized(
      text.length,
      inSteps(() => f["readYamlInSteps"](text)),
    );
  },
  ...perText("boldMarkdown", "word"),
  ...perText("visibleText", "text"),
  ...perText("visibleLine", "text"),
  ...perText("harmlessLine", "text"),
  ...perText("harmlessLines", "text"),
  ...perText("shownEndpoint", "word"),
  ...perText("endpointHost", "word"),
  ...perText("ruleFileName", "word"),
  ...perText("layOutJson", "event"),
  ...perText("escapeMarkdown", "word"),
  ...perText("proseMarkdown", "word"),
  ...perText("codeSpan", "word"),
  ...perText("describeOperator", "word"),
  ...perText("parseSuite", "suite"),
  ...perText("missingEventFields", "event"),
  ...perText("plainJson", "event"),
  ...perText("siblingPattern", "path"),
  ...perText("siblingSuite", "path"),
  ...perText("isGlob", "path"),
  ...perText("describeBug", "word"),
  ...perText("readExactPattern", "pattern"),
  ...perText("formattedPattern", "pattern"),
  ...perText("compactPattern", "pattern"),
  ...perText("ruleNameProblem", "word"),
  ...perText("suggestRuleName", "path"),
  ...perText("roleProblem", "arn"),
  ...perText("messageGroupProblem", "word"),
  ...perTwoTexts("samePattern", "pattern", "pattern"),
  ...perTwoTexts("layoutLike", "pattern", "pattern"),
  ...perTwoTexts("resolvePath", "path", "path"),
  ...perTwoTexts("relativePath", "path", "path"),
  ...perDocumentPlace("selectionSpans"),
  ...perPlace("positionAt"),
  ...perDocumentPlace("complete", true),
  ...perDocumentPlace("hover", true),
  ...perCompiled("explain"),
  ...perCompiled("observe"),

  diagnose: (h, f) => onDocument(f, h.pattern(), (document) => f["diagnose"](document, h.catalog)),
  quickFixes: (h, f) => {
    const document = f["patternDocument"](h.pattern());
    const diagnostic = h.random.pick(f["diagnose"](document, h.catalog));
    return diagnostic && (() => f["quickFixes"](document, diagnostic, FORMAT));
  },
  fixAll: (h, f) => onDocument(f, h.pattern(), (document) => f["fixAll"](document, h.catalog, FORMAT)),
  refactorings: (h, f) => {
    const text = h.pattern();
    const at = h.span(text);
    return () => f["refactorings"](f["patternDocument"](text), at, FORMAT);
  },
  formatPattern: (h, f) => {
    const text = h.text();
    const within = h.random.chance(2) ? undefined : h.span(text);
    return () => f["formatPattern"](text, FORMAT, within);
  },
  opensSuggestions: (h, f) => {
    const text = h.pattern();
    const [offset, trigger] = [h.offset(text), h.random.pick(['"', ":", " ", undefined])];
    return () => f["opensSuggestions"](text, offset, trigger);
  },
  typedSince: (h, f) => {
    const change = () => ({ offset: h.random.below(50), removed: h.random.below(9), inserted: h.word() });
    const changes = h.list(change, 50);
    return () => f["typedSince"](changes, h.random.below(60));
  },
  diagnosePolicies: (h, f) => {
    const values = f["readJsonPolicies"](h.policy());
    return () => f["diagnosePolicies"](values);
  },
  describeLeaf: (h, f) => {
    const { root } = f["parsePattern"](`{"a":[${h.list(h.matcher, 5).join()}]}`);
    const [field] = root?.members ?? [];
    return field && (() => f["describeLeaf"](field.path, field.value.matchers));
  },

  compilePattern: (h, f) => {
    const pattern = tried(() => f["parsePattern"](h.pattern()).pattern);
    const text = h.event();
    if (pattern === undefined) return undefined;
    return () => {
      const compiled = f["compilePattern"](pattern);
      compiled.matchesText(text);
      compiled.matchesBytes(new TextEncoder().encode(text));
    };
  },
  describeVerdict: (h, f) => verdictOf(h, f, f["describeVerdict"]),
  compileWildcard: (h, f) => {
    const [operand, value] = [h.random.pick(["*a*b*", "*", "a*", h.word()]), h.word()];
    if (f["wildcardFault"](operand) !== undefined) return undefined;
    return () => f["matchesWildcard"](f["compileWildcard"](operand), value);
  },

  testLocally: (h, f) => {
    const [pattern, event] = [h.pattern(), h.event()];
    return () => f["testLocally"](pattern, event);
  },
  testPattern: (h, f) => {
    const [pattern, event] = [h.pattern(), h.event()];
    const local = () => Promise.resolve({ ok: true, value: tester(h) });
    return () => f["testPattern"](pattern, event, "aws", local, new AbortController().signal);
  },
  addTest: (h, f) => {
    const [text, path] = [h.random.chance(4) ? undefined : h.suite(), h.path()];
    const event = h.random.chance(2) ? { path } : { text: h.event() };
    const test = { name: h.word(), matches: h.random.chance(2), event };
    return () => f["addTest"](text, test);
  },
  createSample: (h, f) => {
    const [pattern, wanted] = [h.pattern(), h.random.pick(["matches", "misses"])];
    return () => f["createSample"](pattern, { samples: [], catalog: h.catalog }, wanted);
  },
  describeTestError: (h, f) => {
    const error = { kind: h.random.pick(ERRORS), message: h.word(), missing: [h.word()], action: h.word() };
    return () => f["describeTestError"]({ ...error, profile: h.word(), endpoint: h.word() }, REMEDIES);
  },
  eventAt: (h, f) => {
    const text = h.text();
    const [name, span] = [h.random.pick(["a.jsonl", "a.json", "a.ts", "a.event.json"]), h.span(text)];
    return () => f["eventAt"](name, text, span);
  },
  positionsIn: (h, f) => {
    const text = h.text();
    const [path, offset] = [h.path(), h.offset(text)];
    return () => f["positionsIn"](path, text)(offset);
  },
  leafNote: (h, f) => verdictOf(h, f, f["leafNote"]),
  measureCoverage: (h, f) => {
    const compiled = compiledPattern(h, f);
    const event = parsedEvent(h, f);
    if (compiled === undefined || event === undefined) return undefined;
    return () => f["measureCoverage"](compiled).add(event);
  },
  countMatches: (h, f) => {
    const event = parsedEvent(h, f);
    const patterns = h.list(() => compiledPattern(h, f), 5).filter((found) => found !== undefined);
    return (
      event &&
      (() =>
        f["countMatches"](
          patterns.map((compiled) => ({ compiled })),
          event,
          new WeakMap(),
          () => false,
        ))
    );
  },
  rankPatterns: (h, f) => {
    const event = parsedEvent(h, f);
    const patterns = h.list(() => compiledPattern(h, f), 5).filter((found) => found !== undefined);
    return (
      event &&
      (() =>
        f["rankPatterns"](
          patterns.map((compiled) => ({ compiled })),
          event,
        ))
    );
  },
  reportText: (h, f) => report(h, f, f["reportText"]),
  summarizeReport: (h, f) => report(h, f, f["summarizeReport"]),
  openSuite: (h, f) => suite(h, f, (open) => open),
  runSuite: (h, f) => suite(h, f, (open, files) => f["runSuite"](open, files, new AbortController().signal)),
  runSuiteWithAws: (h, f) => {
    const aws = {
      tester: tester(h),
      gate: f["createCallGate"](4, () => Promise.resolve()),
      remedies: REMEDIES,
    };
    const { signal } = new AbortController();
    return suite(h, f, (open, files) => f["runSuiteWithAws"](open, files, aws, signal));
  },
  suiteOutput: (h, f) =>
    suite(h, f, async (open, files) => {
      const result = await f["runSuite"](open, files, new AbortController().signal);
      return f["suiteOutput"](h.path(), result, []);
    }),
  describeFileError: (h, f) => {
    const error = {
      kind: h.random.pick(["missing", "directory", "tooLarge", "unreadable"]),
      bytes: 5,
      message: h.word(),
    };
    return onText(h.path(), (path) => f["describeFileError"](path, error));
  },

  exportRule: (h, f) => {
    const rule = ruleToExport(h);
    const format = h.random.pick(f["exportFormats"]);
    return () => f["exportRule"](format, rule);
  },
  checkRule: (h, f) => {
    const rule = ruleToExport(h);
    return () => f["checkRule"](rule, KINDS);
  },
  targetArnProblem: (h, f) => {
    const kind = h.random.pick(KINDS);
    return onText(h.arn(), (arn) => f["targetArnProblem"](kind, arn));
  },
  readEvents: (h, f) => {
    const files = h.list(() => ({ name: h.random.pick(["a.json", "b.jsonl"]), text: h.event() }), 4);
    return () => f["readEvents"](files);
  },
  eventLeaves: (h, f) => {
    const [event] = flatEvents(h, f, 1);
    return event && (() => f["eventLeaves"](event, h.catalog));
  },
  patternFromEvents: (h, f) => {
    const [events, counterExamples] = [flatEvents(h, f, 6), flatEvents(h, f, 3)];
    if (events.length === 0) return undefined;
    return inSteps(() => f["patternFromEvents"]({ events, counterExamples }, h.catalog), MAX_WORK);
  },
  planPattern: (h, f) => {
    const answers = { source: [h.random.pick(["aws.config", "aws.ec2", h.word()])], detailType: [h.word()] };
    const more = Object.fromEntries(h.list(() => [h.word(), [h.word()]], 6));
    return () => f["planPattern"]({ ...more, ...answers }, h.catalog);
  },
  previewText: (h, f) => {
    const plan = { text: h.pattern(), caveats: [h.word(), h.word()], steps: [], name: h.word() };
    return () => f["previewText"](plan);
  },
  planRule: (h, f) => plan(h, f, (made) => made),
  changesNothing: (h, f) => plan(h, f, f["changesNothing"]),
  ruleSummary: (h, f) =>
    plan(h, f, (made) => f["ruleSummary"](made, { profile: h.word(), endpoint: h.word() })),
  placeOf: (h, f) => onBus(h, f["placeOf"]),
  targetPlace: (h, f) => onBus(h, (bus) => f["targetPlace"](h.arn(), bus)),
  targetProblem: (h, f) => onBus(h, (bus) => f["targetProblem"](h.arn(), bus)),
  stateChoices: (h, f) => onBus(h, (bus) => f["stateChoices"](bus, h.random.pick(STATES), true)),
};

/** Functions that targets call on the way, which the run needs beside them. */
export const helpers = ["exportFormats", "matchesWildcard", "wildcardFault", "createCallGate", "patternDocument"];

function perText(id, kind) {
  return { [id]: (h, f) => onText(h[kind](), f[id]) };
}

function perTwoTexts(id, one, other) {
  return {
    [id]: (h, f) => {
      const [first, second] = [h[one](), h[other]()];
      return () => f[id](first, second);
    },
  };
}

function perPlace(id) {
  return {
    [id]: (h, f) => {
      const text = h.text();
      const offset = h.offset(text);
      return sized(text.length, () => f[id](text, offset));
    },
  };
}

function perDocument(id) {
  return { [id]: (h, f) => onDocument(f, h.text(), f[id]) };
}

function perDocumentPlace(id, asksCatalog = false) {
  return {
    [id]: (h, f) => {
      const text = h.text();
      const offset = h.offset(text);
      const more = asksCatalog ? [h.catalog] : [];
      return onDocument(f, text, (document) => f[id](document, offset, ...more));
    },
  };
}

function perCompiled(id) {
  return {
    [id]: (h, f) => {
      const compiled = compiledPattern(h, f);
      const event = compiled && parsedEvent(h, f);
      return event && sized(event.text.length, () => f[id](compiled, event));
    },
  };
}

/** A call with the size of what it works on, for the list of slow ones. */
function sized(size, call) {
  return Object.assign(call, { size });
}

/** A call of what yields on its way, up to so much work: what others wait for is its longest step. */
function inSteps(start, most = Infinity) {
  return () => {
    const work = start();
    let [longest, done] = [0, 0];
    for (;;) {
      const before = process.cpuUsage();
      const step = work.next();
      const { user, system } = process.cpuUsage(before);
      longest = Math.max(longest, (user + system) / 1000);
      done += step.value ?? 0;
      if (step.done || done > most) return { longest };
    }
  };
}

function onText(text, call) {
  return sized(text.length, () => call(text));
}

/** The document is made within the call, so that what it reads is timed. */
function onDocument(f, text, call) {
  return sized(text.length, () => call(f["patternDocument"](text)));
}

function onBus(h, call) {
  const bus = { name: h.word(), arn: h.arn() };
  return () => call(bus);
}

/** The first of several tries that comes to something, since most of what is hostile is not even read. */
function tried(make) {
  for (let attempt = 0; attempt < 8; attempt++) {
    const made = make();
    if (made !== undefined) return made;
  }
  return undefined;
}

function compiledPattern(h, f) {
  const pattern = tried(() => f["parsePattern"](h.pattern()).pattern);
  return pattern && f["compilePattern"](pattern);
}

function parsedEvent(h, f) {
  return tried(() => {
    const parsed = f["parseEvent"](h.event());
    return parsed.ok ? parsed.event : undefined;
  });
}

function verdictOf(h, f, call) {
  const compiled = compiledPattern(h, f);
  const event = compiled && parsedEvent(h, f);
  const [leaf] = event === undefined ? [] : f["explain"](compiled, event).leaves;
  return leaf && (() => call(leaf));
}

function flatEvents(h, f, most) {
  const files = h.list(() => ({ name: h.word(), text: h.event() }), most);
  return files.flatMap((file) => {
    const read = f["readEvents"]([file]);
    return read.ok ? read.value : [];
  });
}

function tester(h) {
  const value = h.random.chance(2);
  return { name: "nobody", test: () => Promise.resolve({ ok: true, value }) };
}

async function reportOf(h, f, pattern, event) {
  const open = () => Promise.resolve({ ok: true, value: tester(h) });
  return f["testPattern"](pattern, event, "aws", open, new AbortController().signal);
}

function report(h, f, call) {
  const [pattern, event, name] = [h.pattern(), h.event(), h.word()];
  return async () =>
    call(await reportOf(h, f, pattern, event), { name, text: pattern }, { name, text: event }, REMEDIES);
}

function suite(h, f, call) {
  const { suite: found } = f["parseSuite"](h.suite());
  const [pattern, event, path] = [h.pattern(), h.event(), h.path()];
  const files = {
    readText: (name) => Promise.resolve({ ok: true, value: name.includes("p.json") ? pattern : event }),
    find: () => Promise.resolve({ ok: true, value: [path, "a/b.json"] }),
  };
  return () => call(f["openSuite"](found, path), files);
}

function ruleToExport(h) {
  const target = () => ({
    kind: h.random.pick(KINDS),
    ...(h.random.chance(2) ? { arn: h.arn() } : {}),
    ...(h.random.chance(5) ? { messageGroup: h.word() } : {}),
  });
  return {
    name: h.random.chance(2) ? "orders" : h.word(),
    description: h.word(),
    ...(h.random.chance(2) ? { eventBus: h.word() } : {}),
    state: h.random.pick(STATES),
    patternText: h.pattern(),
    targets: h.list(target, 3),
  };
}

function plan(h, f, call) {
  const bus = { name: h.word(), arn: h.arn() };
  const wish = {
    bus,
    name: h.word(),
    pattern: h.pattern(),
    state: h.random.pick(STATES),
    target: { arn: h.arn() },
  };
  const rule = {
    name: h.word(),
    bus: h.word(),
    pattern: h.pattern(),
    state: h.random.pick(STATES),
    description: h.word(),
  };
  const before = h.random.chance(2) ? undefined : { rule, targets: [{ id: h.word(), arn: h.arn() }] };
  return () => call(f["planRule"](wish, before));
}
