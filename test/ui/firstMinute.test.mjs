import { expect } from "vitest";
import { patternWizard } from "../../scripts/editor/patternWizard.mjs";
import { compliancePattern } from "./samplePattern.mjs";
import { userSession } from "./userSession.mjs";

const eventually = (ask) => expect.poll(ask, { timeout: 30_000 });
const files = {
  "pattern.json": compliancePattern("NON_COMPLIANT"),
  "alarm.json": '{ "source": "aws.config", "detail-type": "Config Rules Compliance Change", "detail": {} }',
  "other.json": '{ "name": "app", "files": ["dist"] }',
};
const described = {
  Name: "compliance",
  EventPattern: JSON.stringify(JSON.parse(compliancePattern("NON_COMPLIANT"))),
  State: "ENABLED",
};
files["described.json"] = JSON.stringify(described, undefined, 4);
const rows = ".quick-input-widget .monaco-list-row";

userSession(
  "the first minute, in a clean profile",
  { files },
  {
    async "without tests the Testing view offers to create one"(window) {
      const { page } = window;
      await window.openFile("pattern.json");
      await window.runCommand("View: Show Testing");
      await page
        .locator(".welcome-view .monaco-button")
        .filter({ hasText: "Create a pattern test" })
        .waitFor();
      await window.runCommand("View: Show Explorer");
      await window.press("Control+F4");
    },

    async "the palette word eventbridge leads to a first pattern and its first green test"(window) {
      const { page } = window;
      const wizard = patternWizard(window);
      const counted = { keys: 0, steps: 0 };
      const press = async (...keys) => {
        counted.keys += keys.length;
        await window.press(...keys);
      };
      const type = async (text) => {
        counted.keys += text.length;
        await window.type(text);
      };
      const step = async (title, ...does) => {
        counted.steps++;
        await wizard.at(title);
        for (const text of does) await type(text);
        await press("Enter");
      };

      await press("F1");
      await type("eventbridge");
      const shown = page.locator(rows).filter({ hasText: "EventBridge: " });
      await shown.first().waitFor();
      const titles = await shown.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label") ?? ""));
      const wanted = titles.findIndex((title) => title.includes("New Event Pattern"));
      expect(titles.every((title) => title.startsWith("EventBridge: "))).toBe(true);
      for (let index = 0; index < wanted; index++) await press("ArrowDown");
      counted.steps++;
      await press("Enter");

      await step("Source", "config");
      await step("Detail-type", "compl");
      await step("Resource types");
      await step("Resource ids");
      await step("Rule names");
      await wizard.at("Compliance");
      await type("non");
      await press("Enter");
      expect(await wizard.checked("Compliance")).toEqual(["NON_COMPLIANT"]);
      await step("Compliance");
      await step("Compliance before");
      await step("Result", "test");
      await page.locator(".quick-input-title").filter({ hasText: "Save Event Pattern" }).waitFor();
      counted.steps++;
      await press("Enter");

      await eventually(() => window.visibleText()).toContain('"complianceType": ["NON_COMPLIANT"]');
      await eventually(() => window.lensText()).toContain("1 of 1 match");
      console.log(
        `From the palette word to the first green test: ${counted.keys} keystrokes, ${counted.steps} steps.`,
      );
      expect(counted.keys).toBeLessThanOrEqual(60);
      expect(counted.steps).toBeLessThanOrEqual(11);
    },

    async "a JSON file with the form of a pattern is treated as one, which is remembered and undone"(window) {
      await window.openFile("pattern.json");
      await eventually(() => window.lensText()).toContain("Event pattern: treat as one");
      await clickLens(window, "Event pattern: treat as one");
      await window.message("is treated as an event pattern");
      await eventually(() => window.lensText()).toContain("Test Event Pattern");
      await window.openFile("pattern.json");
      await eventually(() => window.lensText()).toContain("Test Event Pattern");
      await window.answerMessage("Undo");
      await eventually(() => window.lensText()).toContain("Event pattern: treat as one");
      expect(await window.lensText()).not.toContain("Test Event Pattern");
    },

    async "a pattern in pattern.json is tested, once a message has offered to treat it as one"(window) {
      await window.openFile("pattern.json");
      await window.runCommand("EventBridge: Test Event Pattern");
      expect(await window.message("has the form of an event pattern")).toContain("pattern.json");
      await window.answerMessage("Treat as Event Pattern");
      await window.pick("A resource became NON_COMPLIANT");
      expect(await window.message("Matches")).toMatch(/^Matches/);
      const status = window.page.locator('.statusbar-item[id$="eventPattern.engine"]');
      await eventually(() => status.innerText()).toContain("Local (no AWS credentials)");
      await window.runCommand("EventBridge: Treat as JSON Again");
      await eventually(() => window.lensText()).toContain("Event pattern: treat as one");
    },

    async "the pattern in what describe-rule prints is tested where it stands"(window) {
      await window.openFile("described.json");
      await eventually(() => window.lensText()).toContain("Test Event Pattern");
      await clickLens(window, "Test Event Pattern");
      await window.pick("A resource became COMPLIANT again");
      expect(await window.message("Does not match")).toContain("complianceType");
    },

    async "a command for patterns says in an event what to do instead, and does it"(window) {
      await window.openFile("alarm.json");
      await window.runCommand("EventBridge: Test Event Pattern");
      expect(await window.message("alarm.json is an event")).toContain("needs an event pattern");
      await window.answerMessage("Generate Pattern from Event");
      await window.page.locator(".quick-input-title").filter({ hasText: "Generate Pattern from" }).waitFor();
      await window.press("Escape");
    },

    async "a command for events says in a pattern what to do instead"(window) {
      await window.openFile("pattern.json");
      await window.runCommand("EventBridge: Why Does This Not Match?");
      expect(await window.message("is an event pattern")).toContain("needs an event");
      await window.runCommand("Notifications: Clear All Notifications");
    },

    async "Why Does This Not Match? is in the menu of an event, and not of other JSON"(window) {
      await window.openFile("alarm.json");
      await eventually(() => contextMenu(window)).toContain("Why Does This Not Match?");
      await window.openFile("other.json");
      await eventually(() => contextMenu(window)).not.toContain("Why Does This Not Match?");
    },

    async "the walkthrough has four steps with a button each"(window) {
      const { page } = window;
      await window.runCommand("Welcome: Open Walkthrough...");
      await window.pick("Get Started with EventBridge Patterns");
      const steps = page.locator(".getting-started-step .step-title");
      await eventually(() => steps.allTextContents()).toEqual([
        "Write a pattern",
        "Test it",
        "Keep the tests",
        "Ship it",
      ]);
      await page.locator(".getting-started-step .monaco-button").first().waitFor();
    },
  },
);

async function clickLens(window, title) {
  await window.page.locator(".codelens-decoration a").filter({ hasText: title }).click();
}

/** The entries of the editor's context menu. */
async function contextMenu(window) {
  await window.page.locator(".editor-group-container.active .view-lines").first().click({ button: "right" });
  const menu = window.page.locator(".monaco-menu .action-label");
  await menu.first().waitFor();
  const entries = await menu.allTextContents();
  await window.press("Escape");
  return entries;
}
