import { expect, test } from "vitest";
import { hosts, sitesIn, typedAt } from "../../src/documents/hosts/table";
import { relevantText } from "../../src/documents/yaml/relevantText";

const templates = hosts.filter(({ id }) => id !== "wholeFile");

function resource(name: string, pattern: string): string {
  return `  ${name}:\n    Type: AWS::Events::Rule\n    Properties:\n${pattern}      State: ENABLED\n`;
}

const filler = Array.from({ length: 600 }, (_, index) => resource(`Other${index}`, ""));
const one = resource("One", "      EventPattern: {source: [a]}\n");
const two = resource("Two", "      EventPattern: {source: [b]}\n");
const text = `# top\nResources:\n\n${filler.join("")}${one}${filler.join("")}${two}Outputs:\n  A: {Value: b}\n`;

test("only the resources that can have a pattern are read, at the places that they have", () => {
  const relevant = relevantText(text, "Pattern");
  expect(relevant.length).toBe(text.length);
  expect(relevant.match(/^ {2}\w+:$/gm)).toEqual(["  One:", "  Two:"]);
  expect(relevant.match(/^#\.+$/gm)).toHaveLength(2);
  expect(relevant.indexOf("EventPattern")).toBe(text.indexOf("EventPattern"));
  expect(relevant.endsWith(text.slice(text.indexOf("Outputs")))).toBe(true);
  expect(sitesIn(text, templates).map(({ id }) => id)).toEqual(["One", "Two"]);
});

test("for a cursor only the resource is read that it is in", () => {
  const offset = text.indexOf("[b") + 1;
  expect(relevantText(text, "Pattern", offset).match(/^ {2}\w+:$/gm)).toEqual(["  Two:"]);
  expect(typedAt(text, offset, templates).map(({ site }) => site.id)).toEqual(["Two"]);
});

test("all is read where anchors may be anywhere", () => {
  const aliased = text.replace("[b]", "*names").replace("[a]", "&names [a]");
  expect(relevantText(aliased, "Pattern")).toBe(aliased);
  expect(sitesIn(aliased, templates).map((site) => site.text)).toEqual([
    '{"source":["a"]}',
    '{"source":["a"]}',
  ]);
});
