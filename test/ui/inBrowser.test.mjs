import { expect } from "vitest";
import { compliancePattern } from "./samplePattern.mjs";
import { userSession } from "./userSession.mjs";

const files = {
  "types.eventpattern.json": compliancePattern(""),
  "matches.eventpattern.json": compliancePattern("NON_COMPLIANT"),
  "wrong.eventpattern.json":
    '{ "source": ["aws.config"], "detail-type": ["config rules compliance change"] }',
};

userSession(
  "in a browser, without a desktop",
  { files, settings: { "eventPattern.test.engine": "aws" }, inBrowser: true },
  {
    async "values are completed"(window) {
      const name = "types.eventpattern.json";
      await window.openFile(name);
      await window.goTo(5, compliancePattern("").split("\n")[4].indexOf('""') + 2);
      await window.accept("NON_COMPLIANT");
      await expect.poll(() => window.savedText(name)).toBe(compliancePattern("NON_COMPLIANT"));
    },

    async "a pattern is tested by the local engine, and it is said why EventBridge is not asked"(window) {
      await window.openFile("matches.eventpattern.json");
      await window.runCommand("EventBridge: Test Event Pattern");
      await window.pick("A resource became NON_COMPLIANT");
      expect(await window.message("Matches")).toMatch(
        /^Matches \(local engine\)\. The AWS client does not run in a browser\. Open the folder in the desktop editor/,
      );
    },

    async "the status bar says that only the local engine is there, and why"(window) {
      await window.openFile("matches.eventpattern.json");
      await expect.poll(() => window.statusText()).toBe("Local engine only");
      await window.clickStatus();
      expect(await window.message("AWS client")).toContain("does not run in a browser");
    },

    async "a part of the extension that is loaded late is there: quick fixes"(window) {
      const name = "wrong.eventpattern.json";
      await window.openFile(name);
      await expect.poll(() => window.underlined()).toBeGreaterThan(0);
      await window.goTo(1, 50);
      await window.quickFix("Config Rules Compliance Change");
      await expect
        .poll(() => window.savedText(name))
        .toBe('{ "source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"] }');
    },
  },
);
