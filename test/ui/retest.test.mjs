import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { userSession } from "./userSession.mjs";

const CUSTOM = `{
  "source": ["com.example.shop"],
  "detail": {
    "state": [{ "anything-but": ["open"] }],
    "total": [{ "numeric": [">", 100] }]
  }
}
`;

const ORDER = '{ "source": "com.example.shop", "detail": { "state": "paid", "total": 250 } }\n';

const files = {
  "generated.eventpattern.json": CUSTOM,
  "typed.eventpattern.json": CUSTOM,
  "typed.event.json": ORDER,
  "narrow.eventpattern.json": CUSTOM.replace('">", 100', '">", 1000'),
  "narrow.event.json": ORDER,
  "impossible.eventpattern.json": '{ "a": [{ "numeric": [">", 1, "<", 1.0000000000000002] }] }\n',
  "untested.eventpattern.json": CUSTOM,
  "completed.event.json":
    '{ "source": "aws.config", "detail-type": "Config Rules Compliance Change", "detail": {  } }\n',
};

const command = "EventBridge: Test Event Pattern";
const pictures = path.join(JSON.parse(process.env.UI_TEST).output, "pictures");
mkdirSync(pictures, { recursive: true });

async function testWith(window, pattern, event) {
  await window.openFile(pattern);
  await window.runCommand(command);
  await window.pick(event);
}

userSession(
  "results that follow the text",
  { files, settings: { "eventPattern.test.engine": "local" } },
  {
    async "events are generated for a custom source: one matches, and one misses by one field"(window) {
      await testWith(window, "generated.eventpattern.json", "An event that matches");
      expect(await window.message("Matches")).toBe("Matches (local engine).");
      await window.runCommand("Notifications: Clear All Notifications");
      await testWith(window, "generated.eventpattern.json", "An event that misses by one field");
      expect(await window.message("Does not match")).toMatch(/^Does not match: detail\.total is /);
      await expect.poll(() => window.gutterMarks()).toEqual(["matched", "matched", "failed"]);
    },

    async "a pattern that no event can match says so"(window) {
      await testWith(window, "impossible.eventpattern.json", "No event can be generated");
      expect(await window.message("No event")).toContain("No value was found for a");
    },

    async "marks follow what is typed, struck out until the event is tested again"(window) {
      await testWith(window, "typed.eventpattern.json", "typed.event.json");
      await expect.poll(() => window.gutterMarks()).toEqual(["matched", "matched", "matched"]);
      await expect.poll(() => window.lensText()).toContain("Test again with typed.event.json");
      await window.goTo(5, 37);
      await window.type("0");
      await expect.poll(async () => (await window.textBesideLines())[4]).toBe("✗ 250");
      await expect.poll(() => window.gutterMarks()).toEqual(["matched", "matched", "failed"]);
      await window.type(",");
      await expect.poll(() => window.gutterMarks()).toEqual(["stale", "stale", "stale"]);
      await expect.poll(() => window.lensText()).toContain("before the last edit");
      await window.page.screenshot({ path: path.join(pictures, "stale.png") });
      await window.press("Backspace", "Backspace");
      await expect.poll(async () => (await window.textBesideLines())[4]).toBe("✓ 250");
    },

    async "a narrow, a split and a zoomed window show the result in the gutter and the ruler"(window) {
      await testWith(window, "narrow.eventpattern.json", "narrow.event.json");
      const shapes = { narrow: [420, 700], zoomed: [600, 400] };
      for (const [name, [width, height]] of Object.entries(shapes)) {
        await window.page.setViewportSize({ width, height });
        await expect.poll(() => window.gutterMarks()).toEqual(["matched", "matched", "failed"]);
        await window.page.screenshot({ path: path.join(pictures, `${name}.png`) });
      }
      await window.page.setViewportSize({ width: 1200, height: 800 });
      await window.runCommand("EventBridge: Show Test Result");
      await expect.poll(() => window.visibleText()).toContain("What failed");
      // A heading has another colour than text.
      const headings = window.page.locator(".editor-group-container.active .view-line span span:not(.mtk1)");
      await headings.filter({ hasText: "Does not match" }).first().waitFor();
      await window.page.screenshot({ path: path.join(pictures, "details.png") });
      await window.openFile("narrow.eventpattern.json");
      await window.goTo(2, 16);
      await window.runCommand("Show or Focus Hover");
      const hover = window.page.locator(".monaco-hover:visible").first();
      await expect
        .poll(async () => (await hover.innerText()).replace(/\s+/g, " "))
        .toMatch(/^✗ Elsewhere: detail\.total is 250.* ✓ source is .* Matches when source is/);
      await window.page.screenshot({ path: path.join(pictures, "hover.png") });
      await window.press("Escape");
    },

    async "a pattern without tests gets a test file from the message"(window) {
      await window.openFile("untested.eventpattern.json");
      await window.runCommand("EventBridge: Run Pattern Tests");
      await window.message("has no tests yet");
      await window.answerMessage("Create untested.eventtest.json");
      await expect.poll(() => window.visibleText()).toContain('"name": "matches"');
      await window.runTestAt(3);
      await expect.poll(() => window.testState(3)).toBe("passed");
    },

    async "an event is completed from what AWS sends, nothing twice"(window) {
      await window.openFile("completed.event.json");
      await window.goTo(1, 88);
      await window.type('"');
      await window.suggest("configRuleName");
      const shown = await window.page
        .locator(".suggest-widget.visible .monaco-list-row .label-name")
        .allTextContents();
      expect(new Set(shown).size).toBe(shown.length);
      await window.page.screenshot({ path: path.join(pictures, "completion.png") });
      await window.press("Escape");
    },
  },
);
