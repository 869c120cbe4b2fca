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
ERRORS.push(
  "noRegion",
  "throttled",
  "unreachable",
  "cancelled",
  "untrustedWorkspace",
  "needsDesktop",
  "failed",
);

/**
 * What the fuzz command calls: for each function, named `layer:name`, the call with hostile arguments. `h` makes the
 * values (hostile.mjs), `f` has the functions, `h.catalog` the catalog as it ships. Arguments are made before the call
 * that is timed; undefined where there is nothing to call with. What is reached through these stands in reached.mjs.
 */
export const targets = {
  ...perText("pattern:parsePattern", "pattern"),
  ...perText("pattern:patternSize", "text"),
  ...perText("pattern:comparableNumber", "word"),
  ...perText("pattern:parseIpAddress", "word"),
  ...perText("pattern:parseCidr", "word"),
  ...perText("matching:parseEvent", "event"),
  ...perText("matching:quote", "word"),
  ...perText("matching:shorten", "word"),
  ...perText("language:foldingSpans", "text"),
  ...perText("language:patternSymbols", "text"),
  ...perText("language:mayHoldPolicies", "policy"),
  ...perText("language:readJsonPolicies", "policy"),
  ...perText("language:readYamlPolicies", "yaml"),
  ...perText("language:escapeMarkdown", "word"),
  ...perText("language:proseMarkdown", "word"),
  ...perText("language:codeSpan", "word"),
  ...perText("language:describeOperator", "word"),
  ...perText("testing:parseSuite", "suite"),
  ...perText("testing:missingEventFields", "event"),
  ...perText("testing:plainJson", "event"),
  ...perText("testing:siblingPattern", "path"),
  ...perText("testing:siblingSuite", "path"),
  ...perText("testing:isGlob", "path"),
  ...perText("testing:describeBug", "word"),
  ...perText("authoring:readExactPattern", "pattern"),
  ...perText("authoring:formattedPattern", "pattern"),
  ...perText("authoring:compactPattern", "pattern"),
  ...perText("authoring:ruleNameProblem", "word"),
  ...perText("authoring:ruleNameFor", "path"),
  ...perText("authoring:suggestRuleName", "path"),
  ...perText("authoring:roleProblem", "arn"),
  ...perTwoTexts("authoring:samePattern", "pattern", "pattern"),
  ...perTwoTexts("authoring:layoutLike", "pattern", "pattern"),
  ...perTwoTexts("testing:resolvePath", "path", "path"),
  ...perTwoTexts("testing:relativePath", "path", "path"),
  ...perPlace("language:selectionSpans"),
  ...perPlace("testing:positionAt"),
  ...perPlace("language:complete", true),
  ...perPlace("language:hover", true),
  ...perCompiled("matching:explain"),
  ...perCompiled("matching:observe"),

  "language:diagnose": (h, f) => onText(h.pattern(), (text) => f["language:diagnose"](text, h.catalog)),
  "language:quickFixes": (h, f) => {
    const text = h.pattern();
    const diagnostic = h.random.pick(f["language:diagnose"](text, h.catalog));
    return diagnostic && (() => f["language:quickFixes"](text, diagnostic, FORMAT));
  },
  "language:fixAll": (h, f) => onText(h.pattern(), (text) => f["language:fixAll"](text, h.catalog, FORMAT)),
  "language:refactorings": (h, f) => {
    const text = h.pattern();
    const at = h.span(text);
    return () => f["language:refactorings"]({ text, format: FORMAT }, at);
  },
  "language:formatPattern": (h, f) => {
    const text = h.text();
    const within = h.random.chance(2) ? undefined : h.span(text);
    return () => f["language:formatPattern"](text, FORMAT, within);
  },
  "language:opensSuggestions": (h, f) => {
    const text = h.pattern();
    const [offset, trigger] = [h.offset(text), h.random.pick(['"', ":", " ", undefined])];
    return () => f["language:opensSuggestions"](text, offset, trigger);
  },
  "language:typedSince": (h, f) => {
    const change = () => ({ offset: h.random.below(50), removed: h.random.below(9), inserted: h.word() });
    const changes = h.list(change, 50);
    return () => f["language:typedSince"](changes, h.random.below(60));
  },
  "language:diagnosePolicies": (h, f) => {
    const values = f["language:readJsonPolicies"](h.policy());
    return () => f["language:diagnosePolicies"](values);
  },
  "language:describeLeaf": (h, f) => {
    const { root } = f["pattern:parsePattern"](`{"a":[${h.list(h.matcher, 5).join()}]}`);
    const [field] = root?.members ?? [];
    return field && (() => f["language:describeLeaf"](field.path, field.value.matchers));
  },

  "matching:compilePattern": (h, f) => {
    const pattern = tried(() => f["pattern:parsePattern"](h.pattern()).pattern);
    const text = h.event();
    if (pattern === undefined) return undefined;
    return () => {
      const compiled = f["matching:compilePattern"](pattern);
      compiled.matchesText(text);
      compiled.matchesBytes(new TextEncoder().encode(text));
    };
  },
  "matching:describeVerdict": (h, f) => verdictOf(h, f, f["matching:describeVerdict"]),
  "matching:compileWildcard": (h, f) => {
    const [operand, value] = [h.random.pick(["*a*b*", "*", "a*", h.word()]), h.word()];
    if (f["pattern:wildcardFault"](operand) !== undefined) return undefined;
    return () => f["matching:matchesWildcard"](f["matching:compileWildcard"](operand), value);
  },

  "testing:testLocally": (h, f) => {
    const [pattern, event] = [h.pattern(), h.event()];
    return () => f["testing:testLocally"](pattern, event);
  },
  "testing:testPattern": (h, f) => {
    const [pattern, event] = [h.pattern(), h.event()];
    const local = () => Promise.resolve({ ok: true, value: tester(h) });
    return () => f["testing:testPattern"](pattern, event, "aws", local, new AbortController().signal);
  },
  "testing:addTest": (h, f) => {
    const [text, path] = [h.random.chance(4) ? undefined : h.suite(), h.path()];
    const event = h.random.chance(2) ? { path } : { text: h.event() };
    const test = { name: h.word(), matches: h.random.chance(2), event };
    return () => f["testing:addTest"](text, test);
  },
  "testing:createSample": (h, f) => {
    const [pattern, wanted] = [h.pattern(), h.random.pick(["matches", "misses"])];
    return () => f["testing:createSample"](pattern, { samples: [], catalog: h.catalog }, wanted);
  },
  "testing:describeTestError": (h, f) => {
    const error = { kind: h.random.pick(ERRORS), message: h.word(), missing: [h.word()], action: h.word() };
    return () => f["testing:describeTestError"]({ ...error, profile: h.word(), endpoint: h.word() });
  },
  "testing:eventAt": (h, f) => {
    const text = h.text();
    const [name, span] = [h.random.pick(["a.jsonl", "a.json", "a.ts", "a.event.json"]), h.span(text)];
    return () => f["testing:eventAt"](name, text, span);
  },
  "testing:positionsIn": (h, f) => {
    const text = h.text();
    const [path, offset] = [h.path(), h.offset(text)];
    return () => f["testing:positionsIn"](path, text)(offset);
  },
  "testing:leafNote": (h, f) => verdictOf(h, f, f["testing:leafNote"]),
  "testing:measureCoverage": (h, f) => {
    const compiled = compiledPattern(h, f);
    const event = parsedEvent(h, f);
    if (compiled === undefined || event === undefined) return undefined;
    return () => f["testing:measureCoverage"](compiled).add(event);
  },
  "testing:rankPatterns": (h, f) => {
    const event = parsedEvent(h, f);
    const patterns = h.list(() => compiledPattern(h, f), 5).filter((found) => found !== undefined);
    return (
      event &&
      (() =>
        f["testing:rankPatterns"](
          patterns.map((compiled) => ({ compiled })),
          event,
        ))
    );
  },
  "testing:reportText": (h, f) => report(h, f, f["testing:reportText"]),
  "testing:summarizeReport": (h, f) => report(h, f, f["testing:summarizeReport"]),
  "testing:openSuite": (h, f) => suite(h, f, (open) => open),
  "testing:runSuite": (h, f) =>
    suite(h, f, (open, files) => f["testing:runSuite"](open, files, new AbortController().signal)),
  "testing:runSuiteWithAws": (h, f) => {
    const aws = { tester: tester(h), gate: f["testing:createCallGate"](4, () => Promise.resolve()) };
    const { signal } = new AbortController();
    return suite(h, f, (open, files) => f["testing:runSuiteWithAws"](open, files, aws, signal));
  },
  "testing:suiteOutput": (h, f) =>
    suite(h, f, async (open, files) => {
      const result = await f["testing:runSuite"](open, files, new AbortController().signal);
      return f["testing:suiteOutput"](h.path(), result, []);
    }),
  "testing:describeFileError": (h, f) => {
    const error = {
      kind: h.random.pick(["missing", "directory", "tooLarge", "unreadable"]),
      bytes: 5,
      message: h.word(),
    };
    return onText(h.path(), (path) => f["testing:describeFileError"](path, error));
  },

  "authoring:exportRule": (h, f) => {
    const rule = ruleToExport(h);
    const format = h.random.pick(f["authoring:exportFormats"]);
    return () => f["authoring:exportRule"](format, rule);
  },
  "authoring:checkRule": (h, f) => {
    const rule = ruleToExport(h);
    return () => f["authoring:checkRule"](rule, KINDS);
  },
  "authoring:arnProblem": (h, f) => {
    const kind = h.random.pick(KINDS);
    return onText(h.arn(), (arn) => f["authoring:arnProblem"](kind, arn));
  },
  "authoring:readEvents": (h, f) => {
    const files = h.list(() => ({ name: h.random.pick(["a.json", "b.jsonl"]), text: h.event() }), 4);
    return () => f["authoring:readEvents"](files);
  },
  "authoring:eventLeaves": (h, f) => {
    const [event] = flatEvents(h, f, 1);
    return event && (() => f["authoring:eventLeaves"](event, h.catalog));
  },
  "authoring:patternFromEvents": (h, f) => {
    const [events, counterExamples] = [flatEvents(h, f, 6), flatEvents(h, f, 3)];
    if (events.length === 0) return undefined;
    return () => f["authoring:patternFromEvents"]({ events, counterExamples }, h.catalog);
  },
  "authoring:planPattern": (h, f) => {
    const answers = { source: [h.random.pick(["aws.config", "aws.ec2", h.word()])], detailType: [h.word()] };
    const more = Object.fromEntries(h.list(() => [h.word(), [h.word()]], 6));
    return () => f["authoring:planPattern"]({ ...more, ...answers }, h.catalog);
  },
  "authoring:previewText": (h, f) => {
    const plan = { text: h.pattern(), caveats: [h.word(), h.word()], steps: [], name: h.word() };
    return () => f["authoring:previewText"](plan);
  },
  "authoring:planRule": (h, f) => plan(h, f, (made) => made),
  "authoring:changesNothing": (h, f) => plan(h, f, f["authoring:changesNothing"]),
  "authoring:ruleSummary": (h, f) =>
    plan(h, f, (made) => f["authoring:ruleSummary"](made, { profile: h.word(), endpoint: h.word() })),
  "authoring:placeOf": (h, f) => onBus(h, f["authoring:placeOf"]),
  "authoring:targetPlace": (h, f) => onBus(h, (bus) => f["authoring:targetPlace"](h.arn(), bus)),
  "authoring:targetProblem": (h, f) => onBus(h, (bus) => f["authoring:targetProblem"](h.arn(), bus)),
  "authoring:stateChoices": (h, f) =>
    onBus(h, (bus) => f["authoring:stateChoices"](bus, h.random.pick(STATES), true)),
};

/** Functions that targets call on the way, which the run needs beside them. */
export const helpers = [
  "authoring:exportFormats",
  "matching:matchesWildcard",
  "pattern:wildcardFault",
  "testing:createCallGate",
];

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

function perPlace(id, asksCatalog = false) {
  return {
    [id]: (h, f) => {
      const text = h.text();
      const offset = h.offset(text);
      return sized(text.length, () => (asksCatalog ? f[id](text, offset, h.catalog) : f[id](text, offset)));
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

function onText(text, call) {
  return sized(text.length, () => call(text));
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
  const pattern = tried(() => f["pattern:parsePattern"](h.pattern()).pattern);
  return pattern && f["matching:compilePattern"](pattern);
}

function parsedEvent(h, f) {
  return tried(() => {
    const parsed = f["matching:parseEvent"](h.event());
    return parsed.ok ? parsed.event : undefined;
  });
}

function verdictOf(h, f, call) {
  const compiled = compiledPattern(h, f);
  const event = compiled && parsedEvent(h, f);
  const [leaf] = event === undefined ? [] : f["matching:explain"](compiled, event).leaves;
  return leaf && (() => call(leaf));
}

function flatEvents(h, f, most) {
  const files = h.list(() => ({ name: h.word(), text: h.event() }), most);
  return files.flatMap((file) => {
    const read = f["authoring:readEvents"]([file]);
    return read.ok ? read.value : [];
  });
}

function tester(h) {
  const value = h.random.chance(2);
  return { name: "nobody", test: () => Promise.resolve({ ok: true, value }) };
}

async function reportOf(h, f, pattern, event) {
  const open = () => Promise.resolve({ ok: true, value: tester(h) });
  return f["testing:testPattern"](pattern, event, "aws", open, new AbortController().signal);
}

function report(h, f, call) {
  const [pattern, event, name] = [h.pattern(), h.event(), h.word()];
  return async () =>
    call(await reportOf(h, f, pattern, event), { name, text: pattern }, { name, text: event });
}

function suite(h, f, call) {
  const { suite: found } = f["testing:parseSuite"](h.suite());
  const [pattern, event, path] = [h.pattern(), h.event(), h.path()];
  const files = {
    readText: (name) => Promise.resolve({ ok: true, value: name.includes("p.json") ? pattern : event }),
    find: () => Promise.resolve({ ok: true, value: [path, "a/b.json"] }),
  };
  return () => call(f["testing:openSuite"](found, path), files);
}

function ruleToExport(h) {
  const target = () => ({ kind: h.random.pick(KINDS), ...(h.random.chance(2) ? { arn: h.arn() } : {}) });
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
  return () => call(f["authoring:planRule"](wish, before));
}
