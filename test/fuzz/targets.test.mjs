import { expect, test } from "vitest";
import { exportedFunctions, importedFrom } from "../../scripts/fuzz/exportedFunctions.mjs";
import { notCalled } from "../../scripts/fuzz/notCalled.mjs";
import { helpers, targets } from "../../scripts/fuzz/targets.mjs";

const { functions, constants, imports } = await exportedFunctions();
const called = [...Object.keys(targets), ...helpers];
const files = functions.filter(({ name }) => called.includes(name)).map(({ file }) => file);
const reached = new Set(files.flatMap((file) => [...importedFrom(file, imports)]));

test("every exported function of the pure layers is called by the fuzz command, or stands in a file that one of those imports", () => {
  const missing = functions.filter(({ name, file }) => !reached.has(file) && !(name in notCalled));
  expect(missing).toEqual([]);
});

test("the fuzz command calls and excuses nothing that is not exported", () => {
  const exported = new Set([...functions, ...constants].map(({ name }) => name));
  expect([...called, ...Object.keys(notCalled)].filter((name) => !exported.has(name))).toEqual([]);
});
