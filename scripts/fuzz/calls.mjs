import { stopwatch } from "./callTime.mjs";

export const FORMAT = { tabSize: 2, insertSpaces: true };
export const KINDS = ["topic", "queue", "function", "logGroup", "stateMachine", "eventBus"];
export const STATES = ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"];
export const ERRORS = [
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
export const REMEDIES = {
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
export const MAX_WORK = 20_000;

/* How targets.mjs makes its calls: hostile arguments for a function, and its size. */

export function perText(id, kind) {
  return { [id]: (h, f) => onText(h[kind](), f[id]) };
}

export function perTwoTexts(id, one, other) {
  return {
    [id]: (h, f) => {
      const [first, second] = [h[one](), h[other]()];
      return () => f[id](first, second);
    },
  };
}

export function perPlace(id) {
  return {
    [id]: (h, f) => {
      const text = h.text();
      const offset = h.offset(text);
      return sized(text.length, () => f[id](text, offset));
    },
  };
}

export function perDocument(id) {
  return { [id]: (h, f) => onDocument(f, h.text(), f[id]) };
}

export function perDocumentPlace(id, asksCatalog = false) {
  return {
    [id]: (h, f) => {
      const text = h.text();
      const offset = h.offset(text);
      const more = asksCatalog ? [h.catalog] : [];
      return onDocument(f, text, (document) => f[id](document, offset, ...more));
    },
  };
}

export function perCompiled(id) {
  return {
    [id]: (h, f) => {
      const compiled = compiledPattern(h, f);
      const event = compiled && parsedEvent(h, f);
      return event && sized(event.text.length, () => f[id](compiled, event));
    },
  };
}

/** A call with the size of what it works on, for the list of slow ones. */
export function sized(size, call) {
  return Object.assign(call, { size });
}

/** A call of what yields on its way, up to so much work: what others wait for is its longest step. */
export function inSteps(start, most = Infinity) {
  return () => {
    const work = start();
    let [longest, done] = [0, 0];
    for (;;) {
      const stop = stopwatch();
      const step = work.next();
      longest = Math.max(longest, stop());
      done += step.value ?? 0;
      if (step.done || done > most) return { longest };
    }
  };
}

export function onText(text, call) {
  return sized(text.length, () => call(text));
}

/** The document is made within the call, so that what it reads is timed. */
export function onDocument(f, text, call) {
  return sized(text.length, () => call(f["patternDocument"](text)));
}

export function onBus(h, call) {
  const bus = { name: h.word(), arn: h.arn() };
  return () => call(bus);
}

/** The first of several tries that comes to something, since most of what is hostile is not even read. */
export function tried(make) {
  for (let attempt = 0; attempt < 8; attempt++) {
    const made = make();
    if (made !== undefined) return made;
  }
  return undefined;
}

export function compiledPattern(h, f) {
  const pattern = tried(() => f["parsePattern"](h.pattern()).pattern);
  return pattern && f["compilePattern"](pattern);
}

export function parsedEvent(h, f) {
  return tried(() => {
    const parsed = f["parseEvent"](h.event());
    return parsed.ok ? parsed.event : undefined;
  });
}

export function verdictOf(h, f, call) {
  const compiled = compiledPattern(h, f);
  const event = compiled && parsedEvent(h, f);
  const [leaf] = event === undefined ? [] : f["explain"](compiled, event).leaves;
  return leaf && (() => call(leaf));
}

export function flatEvents(h, f, most) {
  const files = h.list(() => ({ name: h.word(), text: h.event() }), most);
  return files.flatMap((file) => {
    const read = f["readEvents"]([file]);
    return read.ok ? read.value : [];
  });
}

export function tester(h) {
  const value = h.random.chance(2);
  return { name: "nobody", test: () => Promise.resolve({ ok: true, value }) };
}

async function reportOf(h, f, pattern, event) {
  const open = () => Promise.resolve({ ok: true, value: tester(h) });
  return f["testPattern"](pattern, event, "aws", open, new AbortController().signal);
}

export function report(h, f, call) {
  const [pattern, event, name] = [h.pattern(), h.event(), h.word()];
  return async () =>
    call(await reportOf(h, f, pattern, event), { name, text: pattern }, { name, text: event }, REMEDIES);
}

export function suite(h, f, call) {
  const { suite: found } = f["parseSuite"](h.suite());
  const [pattern, event, path] = [h.pattern(), h.event(), h.path()];
  const files = {
    readText: (name) => Promise.resolve({ ok: true, value: name.includes("p.json") ? pattern : event }),
    find: () => Promise.resolve({ ok: true, value: [path, "a/b.json"] }),
  };
  return () => call(f["openSuite"](found, path), files);
}

export function ruleToExport(h) {
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

export function plan(h, f, call) {
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
