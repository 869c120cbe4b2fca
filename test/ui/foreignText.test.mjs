import { afterAll, expect } from "vitest";
import { startFakeEventBridge } from "../aws/fakeEventBridge";
import { userSession } from "./userSession.mjs";

const link = "[Show Details](command:workbench.action.toggleSidebarVisibility)";
const shownLink = "[Show Details] (command:workbench.action.toggleSidebarVisibility)";
const pattern = '{"detail":{"state":["running"]}}';
const event = JSON.stringify({ detail: { state: link } });

const files = {
  "link.eventpattern.json": pattern,
  "value.event.json": event,
  [`$(flame) ${link} name.event.json`]: event,
  [`${link} broken.event.json`]: '{"detail":',
  "link.eventtest.json": JSON.stringify({
    tests: [{ name: `$(flame) ${link}\0\u001b[31m`, event: JSON.parse(event), matches: true }],
  }),
};

/** The links in messages, and the icons that only foreign text asks for. */
async function mischief({ page }) {
  const links = await page.locator(".notification-list-item-message a").count();
  return { links, icons: await page.locator(".codicon-flame").count() };
}

async function testAgainst(window, name) {
  await window.openFile("link.eventpattern.json");
  await window.runCommand("EventBridge: Test Event Pattern");
  await window.pick(name);
}

const tests = {
  async "a value of an event is text in the message, not a link"(window) {
    await testAgainst(window, "value.event.json");
    expect(await window.message("Does not match")).toContain(`detail.state is "${shownLink}"`);
    expect(await mischief(window)).toEqual({ links: 0, icons: 0 });
  },

  async "a file's name is text in the message, not a link"(window) {
    await testAgainst(window, "broken.event.json");
    expect(await window.message("cannot be tested")).toContain(`${shownLink} broken.event.json cannot`);
    expect(await mischief(window)).toEqual({ links: 0, icons: 0 });
  },

  async "a file's name is text in the list of events and in the lens, without an icon"(window) {
    await window.openFile("link.eventpattern.json");
    await window.runCommand("EventBridge: Test Event Pattern");
    const row = window.page.locator(".quick-input-widget .monaco-list-row").filter({ hasText: "name.event" });
    await row.first().waitFor();
    expect(await row.first().innerText()).toContain(`$ (flame) ${shownLink} name.event.json`);
    expect(await mischief(window)).toEqual({ links: 0, icons: 0 });
    await window.pick("name.event.json");
    // The lens of the test before may still be there.
    const lens = window.page.locator(".codelens-decoration").filter({ hasText: "Does not match $ (flame)" });
    await lens.waitFor();
    expect(await mischief(window)).toEqual({ links: 0, icons: 0 });
  },
};

// In restricted mode the editor asks for trust before it runs a test.
const trustedTests = {
  ...tests,
  async "a test's name is text in the Test Explorer, without an icon"(window) {
    await window.openFile("link.eventtest.json");
    await window.runTestAt(1);
    await window.runCommand("View: Show Testing");
    const row = window.page.locator(".test-explorer .monaco-list-row").filter({ hasText: "Show Details" });
    const file = window.page.locator(".test-explorer .monaco-list-row").filter({ hasText: "link.eventtest" });
    await file.first().click();
    await window.press("ArrowRight");
    await row.first().waitFor();
    expect(await row.first().innerText()).toContain(`$ (flame) ${shownLink}\\u0000\\u001b[31m`);
    expect(await mischief(window)).toEqual({ links: 0, icons: 0 });
  },
};

// A hover on a file would lie over the next one.
const settings = { "eventPattern.test.engine": "local", "workbench.hover.delay": 60_000 };
userSession("foreign text", { files, settings }, trustedTests);
userSession("foreign text in restricted mode", { files, settings, trust: false }, tests);

const eventBridge = await startFakeEventBridge();
afterAll(() => eventBridge.close());
eventBridge.rules.set(link, { Name: link, State: "ENABLED", EventPattern: pattern });

userSession(
  "foreign text of AWS",
  {
    files,
    settings: { "eventPattern.aws.region": "eu-west-1", "eventPattern.aws.endpoint": eventBridge.endpoint },
    env: { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
  },
  {
    async "a rule's name is text in the message, not a link"(window) {
      await window.openFile("link.eventpattern.json");
      await window.runCommand("EventBridge: Compare with AWS");
      await window.pick(shownLink);
      expect(await window.message("the same event pattern")).toContain(`the rule ${shownLink} (default`);
      expect(await mischief(window)).toEqual({ links: 0, icons: 0 });
    },
  },
);
