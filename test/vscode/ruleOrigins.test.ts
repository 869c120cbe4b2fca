import { expect, test } from "vitest";
import type { Memento } from "vscode";
import { ruleOrigins } from "../../src/vscode/rules/ruleOrigins";

const origin = { account: "123456789012", region: "eu-west-1", bus: "default", rule: "compliance" };

function memento(stored?: unknown): Memento {
  let value = stored;
  return {
    keys: () => [],
    get: (_key: string, fallback?: unknown) => value ?? fallback,
    update(_key: string, next: unknown) {
      value = next;
      return Promise.resolve();
    },
  } as Memento;
}

function uri(scheme: string, path: string) {
  return { scheme, path, authority: "" };
}

test("a rule opened as a new file is still known once that is saved under its name", async () => {
  const origins = ruleOrigins(memento());
  await origins.remember(uri("untitled", "/work/compliance.eventpattern.json"), origin);
  expect(origins.of(uri("file", "/work/compliance.eventpattern.json"))).toEqual(origin);
  expect(origins.of(uri("file", "/work/other.eventpattern.json"))).toBeUndefined();
});

test("the rule of a file without a name is forgotten with it", async () => {
  const origins = ruleOrigins(memento());
  await origins.remember(uri("untitled", "Untitled-1"), origin);
  await origins.forget(uri("untitled", "Untitled-2"));
  expect(origins.of(uri("untitled", "Untitled-1"))).toEqual(origin);
  await origins.forget(uri("untitled", "Untitled-1"));
  expect(origins.of(uri("untitled", "Untitled-1"))).toBeUndefined();
});

test("the rule that a pattern became last counts, and the oldest are forgotten", async () => {
  const origins = ruleOrigins(memento());
  for (let number = 0; number < 201; number++) {
    await origins.remember(uri("file", `/work/${number}.json`), { ...origin, rule: String(number) });
  }
  await origins.remember(uri("file", "/work/200.json"), origin);
  expect(origins.of(uri("file", "/work/0.json"))).toBeUndefined();
  expect(origins.of(uri("file", "/work/1.json"))).toMatchObject({ rule: "1" });
  expect(origins.of(uri("file", "/work/200.json"))).toEqual(origin);
});

test.each([{ stored: "junk" }, { stored: [1, ["a"], ["/a", null], ["/a", { account: 1 }]] }])(
  "what cannot be read is ignored: $stored",
  ({ stored }) => expect(ruleOrigins(memento(stored)).of(uri("file", "/a"))).toBeUndefined(),
);
