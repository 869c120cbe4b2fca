import { expect } from "vitest";
import { compliancePattern } from "./samplePattern.mjs";
import { userSession } from "./userSession.mjs";

const command = "EventBridge: Test Event Pattern";
const files = {
  "written.eventpattern.json": "",
  "brackets.eventpattern.json": "",
  "empty.eventpattern.json": "",
  "snippet.eventpattern.json": "",
  "inserted.eventpattern.json": "",
  "source.eventpattern.json": '{ "source": ["config"] }',
  "types.eventpattern.json": resourceTypes('""'),
  "matches.eventpattern.json": compliancePattern("NON_COMPLIANT"),
  "differs.eventpattern.json": compliancePattern("NON_COMPLIANT"),
  "beside.eventpattern.json": compliancePattern("NON_COMPLIANT"),
  "beside.event.json": '{ "source": "aws.config", "detail-type": "Something Else", "detail": {} }',
};

userSession(
  "the main job",
  { files, settings: { "eventPattern.test.engine": "local" } },
  {
    async "a pattern is written with accepted completions alone"(window) {
      const name = "written.eventpattern.json";
      await window.openEmptyFile(name);
      await window.type("{");
      await window.press("Enter");
      await window.accept("source");
      await window.type("config");
      await window.accept("aws.config");
      await window.press("Tab");
      await window.type(",");
      await window.press("Enter");
      await window.accept("detail-type");
      await window.type("rules");
      await window.accept("Config Rules Compliance Change", "Tab");
      await window.press("Tab");
      await window.type(",");
      await window.press("Enter");
      await window.accept("detail");
      await window.type("newEval");
      await window.accept("newEvaluationResult");
      await window.accept("complianceType");
      await window.accept("NON_COMPLIANT");

      await expect.poll(() => window.savedText(name)).toBe(`{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT"]
    }
  }
}`);
      await expect.poll(() => window.underlined()).toBe(0);
    },

    async "an empty pattern says how to begin, and is not red"(window) {
      await window.openFile("empty.eventpattern.json");
      const hint = "Ctrl+Space for suggestions, or New Event Pattern…";
      await expect.poll(() => window.textBesideLines()).toEqual([hint]);
      expect(await window.underlined()).toBe(0);
      await window.type("{");
      await expect.poll(() => window.textBesideLines()).toEqual([""]);
      expect(await window.visibleText()).toBe("{}");
      await window.press("Backspace");
      await expect.poll(() => window.textBesideLines()).toEqual([hint]);
    },

    async "closing brackets are typed over, and Enter within brackets breaks the line"(window) {
      const name = "brackets.eventpattern.json";
      await window.openEmptyFile(name);
      await window.type("{");
      await window.press("Enter");
      await window.accept("source");
      await window.type('my.app"],');
      await window.press("Enter");
      await window.type('"detail": {');
      await window.press("Enter");
      await window.type('"state": ["on",');
      await window.press("Escape", "Enter");
      await window.type('"off"');

      await expect.poll(() => window.savedText(name)).toBe(`{
  "source": ["my.app"],
  "detail": {
    "state": ["on",
      "off"
    ]
  }
}`);
    },

    async "a resource type is found by any part of its name"(window) {
      const name = "types.eventpattern.json";
      await window.openFile(name);
      await window.goTo(4, resourceTypes("").split("\n")[3].indexOf("[") + 3);
      await window.type("bucket");
      await window.accept("AWS::S3::Bucket");
      await window.press("End", "ArrowLeft", "ArrowLeft", "ArrowLeft");
      await window.type(', "');
      await window.type("sgroup");
      await window.accept("AWS::EC2::SecurityGroup");
      const expected = resourceTypes('"AWS::S3::Bucket", "AWS::EC2::SecurityGroup"');
      await expect.poll(() => window.savedText(name)).toBe(expected);
    },

    async "asked for inside of quotes, values come before snippets"(window) {
      await window.openFile("source.eventpattern.json");
      await window.goTo(1, 21);
      await window.press("Control+Space");
      await expect.poll(async () => (await window.suggested())[0]).toBe("aws.config");
      await window.press("Escape");
    },

    async "in an empty file, config begins with the pattern for non-compliance"(window) {
      const name = "snippet.eventpattern.json";
      await window.openEmptyFile(name);
      await window.type("config");
      await expect.poll(async () => (await window.suggested())[0]).toBe("Config: any non-compliance");
      await window.accept("Config: any non-compliance");
      await expect.poll(() => window.savedText(name)).toBe(`{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT"]
    }
  }
}`);
      await expect.poll(() => window.underlined()).toBe(0);
    },

    async "Insert Snippet and Fill File with Snippet list operators and whole patterns"(window) {
      await window.openFile("inserted.eventpattern.json");
      await window.runCommand("Snippets: Insert Snippet");
      await window.pick("$or: one of several fields");
      await expect.poll(() => window.visibleText()).toContain('"$or": [');
      await window.press("Escape", "Control+a", "Delete");
      await window.runCommand("Snippets: Fill File with Snippet");
      await window.pick("Config: any non-compliance");
      await expect.poll(() => window.visibleText()).toContain('["NON_COMPLIANT"]');
    },

    async "a sample that matches is shown as a match, in the message and at each leaf"(window) {
      await window.openFile("matches.eventpattern.json");
      await window.runCommand(command);
      await window.pick("A resource became NON_COMPLIANT");
      expect(await window.message("Matches")).toBe("Matches (local engine).");
      const marks = ["", "✓ ", "✓ ", "", "✓ ", "", ""];
      await expect
        .poll(() => window.textBesideLines())
        .toEqual(marks.map((mark) => (mark === "" ? "" : expect.stringMatching(`^${mark}`))));
    },

    async "a sample that does not match is shown with its reason, which follows the next edits"(window) {
      const name = "differs.eventpattern.json";
      await window.openFile(name);
      await window.runCommand(command);
      await window.pick("A resource became COMPLIANT again");
      expect(await window.message("Does not match")).toBe(
        "Does not match: detail.newEvaluationResult.complianceType is " +
          '"COMPLIANT"; the pattern wants "NON_COMPLIANT" (local engine).',
      );
      await expect.poll(async () => (await window.textBesideLines())[4]).toBe('✗ "COMPLIANT"');

      await window.answerMessage("Show Details");
      // Lines are wrapped where the editor is narrow.
      const details = async () => (await window.visibleText()).replace(/\s+/g, "");
      await expect
        .poll(details)
        .toContain("##Whatfailed-✗`detail.newEvaluationResult.complianceType`:notmatched");
      await window.press("Control+F4");

      await window.openFile(name);
      await window.goTo(5, 50);
      await window.press("Delete", "Delete", "Delete", "Delete");
      await expect.poll(async () => (await window.textBesideLines())[4]).toBe('✓ "COMPLIANT"');
    },

    async "an event file beside the pattern is offered behind the events that are generated for it"(window) {
      await window.openFile("beside.eventpattern.json");
      await window.runCommand(command);
      const [match, mismatch, beside] = await window.choices();
      expect(match).toContain("An event that matches");
      expect(mismatch).toContain("An event that misses by one field");
      expect(beside).toContain("beside.event.json");
      await window.pick("beside.event.json");
      expect(await window.message("Does not match")).toContain("detail-type");
    },
  },
);

function resourceTypes(values) {
  return `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": { "resourceType": [${values}] }
}
`;
}
