import { expect } from "vitest";
import { compliancePattern } from "./samplePattern.mjs";
import { userTest } from "./userTest.mjs";

const name = "compliance.eventpattern.json";
const command = "Event Pattern: Test Event Pattern";
const settings = { "eventPattern.test.engine": "local" };

userTest(
  "a sample that matches is shown as a match, in the message and at each leaf",
  { files: { [name]: compliancePattern("NON_COMPLIANT") }, settings },
  async (window) => {
    await window.openFile(name);
    await window.runCommand(command);
    await window.pick("A resource became NON_COMPLIANT");
    expect(await window.message("Matches")).toBe("Matches (local engine).");
    await expect
      .poll(() => window.textBesideLines())
      .toEqual(["", "✓ ", "✓ ", "", "✓ ", "", ""].map((mark) => expect.stringMatching(`^${mark}`)));
  },
);

userTest(
  "a sample that does not match is shown with its reason, until the next edit",
  { files: { [name]: compliancePattern("NON_COMPLIANT") }, settings },
  async (window) => {
    await window.openFile(name);
    await window.runCommand(command);
    await window.pick("A resource became COMPLIANT again");
    expect(await window.message("Does not match")).toBe(
      "Does not match: detail.newEvaluationResult.complianceType is " +
        '"COMPLIANT"; the pattern wants "NON_COMPLIANT" (local engine).',
    );
    await expect.poll(async () => (await window.textBesideLines())[4]).toBe('✗ "COMPLIANT"');

    await window.answerMessage("Show Details");
    await expect.poll(() => window.visibleText()).toContain("Local engine: does not match");
    const details = await window.visibleText();
    expect(details).toContain(`✗ detail.newEvaluationResult.complianceType: not matched
    at line 5, column 48
    wants "NON_COMPLIANT"
    sees "COMPLIANT", line 27, column 25 of the event
`);
    await window.press("Control+F4");

    await window.openFile(name);
    await window.goTo(7, 2);
    await window.press("Enter");
    await expect.poll(async () => (await window.textBesideLines()).join("")).toBe("");
  },
);

userTest(
  "an event file beside the pattern is offered first",
  {
    files: {
      [name]: compliancePattern("NON_COMPLIANT"),
      "compliance.event.json": '{ "source": "aws.config", "detail-type": "Something Else", "detail": {} }',
    },
    settings,
  },
  async (window) => {
    await window.openFile(name);
    await window.runCommand(command);
    expect((await window.choices())[0]).toContain("compliance.event.json");
    await window.press("Enter");
    expect(await window.message("Does not match")).toContain("detail-type");
  },
);
