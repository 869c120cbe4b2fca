import {
  ERRORS,
  FORMAT,
  KINDS,
  MAX_WORK,
  REMEDIES,
  STATES,
  compiledPattern,
  flatEvents,
  inSteps,
  onBus,
  onDocument,
  onText,
  parsedEvent,
  perCompiled,
  perDocument,
  perDocumentPlace,
  perPlace,
  perText,
  perTwoTexts,
  plan,
  report,
  ruleToExport,
  sized,
  suite,
  tester,
  tried,
  verdictOf,
} from "./calls.mjs";

/** A call about a place in an event, or in one of a pattern test file. */
function inEvent(h, call) {
  const isTests = h.random.chance(2);
  const text = isTests ? h.suite() : h.event();
  const offset = h.offset(text);
  return sized(text.length, () => call(text, offset, isTests ? "tests" : "event", h.catalog));
}

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
  exampleValues: (h, f) => {
    const [text, expression] = [h.text(), h.word()];
    const holds = h.random.pick(["text", "anything", "many"]);
    const unknowns = [{ span: h.span(text), expression, holds }];
    return () => f["exampleValues"]({ text, unknowns });
  },
  referenceAt: (h, f) => {
    const text = h.suite();
    const offset = h.offset(text);
    return sized(text.length, () => f["referenceAt"](text, offset));
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
  leafSentences: (h, f) => verdictOf(h, f, (verdict) => f["leafSentences"]({}, verdict)),
  completeEvent: (h, f) => inEvent(h, f["completeEvent"]),
  hoverEvent: (h, f) => inEvent(h, f["hoverEvent"]),
  moveSpan: (h, f) => {
    const text = h.text();
    const [span, edit] = [h.span(text), { span: h.span(text), newText: h.word() }];
    return () => f["moveSpan"](span, edit);
  },
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
export const helpers = [
  "exportFormats",
  "matchesWildcard",
  "wildcardFault",
  "createCallGate",
  "patternDocument",
];
