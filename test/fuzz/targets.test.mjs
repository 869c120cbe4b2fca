import { expect, test } from "vitest";
import { exportedFunctions, importedFrom } from "../../scripts/fuzz/exportedFunctions.mjs";
import { notCalled, reached } from "../../scripts/fuzz/reached.mjs";
import { targets } from "../../scripts/fuzz/targets.mjs";

const { functions, imports } = await exportedFunctions();
const exported = new Set(functions.map(({ id }) => id));
const filesOf = (id) => functions.filter((one) => one.id === id).map(({ file }) => file);
const groups = Object.entries(reached).map(([through, group]) => ({ through, ...group }));
const named = [
  ...Object.keys(targets),
  ...groups.flatMap((group) => group.functions),
  ...Object.keys(notCalled),
];

test("every exported function of the pure layers is called by the fuzz command, or reached through one that is", () => {
  expect([...exported].filter((id) => !named.includes(id))).toEqual([]);
});

test("the fuzz command names each function once, and none that is not exported", () => {
  expect(named.filter((id) => !exported.has(id))).toEqual([]);
  expect(named.filter((id, index) => named.indexOf(id) !== index)).toEqual([]);
});

test.each(groups)(
  "what is reached through $through stands in files that it imports",
  ({ through, functions }) => {
    expect(targets).toHaveProperty([through]);
    const reach = filesOf(through).flatMap((file) => [...importedFrom(file, imports)]);
    expect(functions.filter((id) => !filesOf(id).some((file) => reach.includes(file)))).toEqual([]);
  },
);
