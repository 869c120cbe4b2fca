import { readFile } from "node:fs/promises";
import path from "node:path";

const PATIENCE = 20_000;

/**
 * A window of the editor with `folder` open, and in it what a user does and sees: keys, the palette, suggestions,
 * messages, text beside the code. Each action waits for its effect and throws after 20 seconds without it.
 */
export async function openWindow(page, address, folder) {
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${address}/?folder=${encodeURIComponent(folder)}`);
  await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });

  const rows = page.locator(".quick-input-widget .monaco-list-row");
  const suggestions = page.locator(".suggest-widget.visible .monaco-list-row");
  const activeTab = page.locator(".editor-group-container.active .tab.active");

  /** Presses a key again and again until its effect is there: the workbench ignores keys while it is still loading. */
  async function pressUntil(key, locator) {
    for (const end = Date.now() + PATIENCE; ;) {
      await page.keyboard.press(key);
      try {
        await locator.waitFor({ timeout: 2000 });
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  return {
    page,

    /** Runs a command by its title in the palette: `Event Pattern: Test Event Pattern`. */
    async runCommand(title) {
      const input = page.locator(".quick-input-widget input");
      await pressUntil("F1", input);
      await input.fill(`>${title}`);
      await rows.filter({ hasText: title }).first().waitFor();
      await page.keyboard.press("Enter");
    },

    /** Opens a file of the folder by its name, and puts the cursor at its start. */
    async openFile(name) {
      const input = page.locator(".quick-input-widget input");
      await pressUntil("Control+p", input);
      await input.fill(name);
      await rows.filter({ hasText: name }).first().waitFor();
      await page.keyboard.press("Enter");
      await activeTab.filter({ hasText: name }).waitFor();
      await page.locator(".editor-group-container.active .view-lines").first().waitFor();
    },

    /** Chooses the entry of the open list whose text contains `label`. */
    async pick(label) {
      await rows.filter({ hasText: label }).first().waitFor();
      await page.locator(".quick-input-widget input").fill(label);
      await rows.filter({ hasText: label }).first().waitFor();
      await page.keyboard.press("Enter");
    },

    /** The entries of the open list, as a screen reader hears them. */
    async choices() {
      await rows.first().waitFor();
      return rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label") ?? ""));
    },

    /** Types as a person does: key by key, so that suggestions open where they would. */
    async type(text) {
      await page.keyboard.type(text, { delay: 30 });
    },

    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },

    /** Accepts the suggestion with this label; asks for suggestions first where none are shown. */
    async accept(label, key = "Enter") {
      const row = suggestions
        .filter({ has: page.locator(`.label-name`, { hasText: exactly(label) }) })
        .first();
      if (!(await row.isVisible())) await pressUntil("Control+Space", row);
      for (let steps = 0; !/\bfocused\b/.test((await row.getAttribute("class")) ?? ""); steps++) {
        if (steps > 50) throw new Error(`The suggestion ${label} could not be reached with the arrow keys.`);
        await page.keyboard.press("ArrowDown");
        await page.waitForTimeout(30);
      }
      await page.keyboard.press(key);
      await row.waitFor({ state: "hidden" });
    },

    /** The labels of the suggestions in view. */
    async suggested() {
      await suggestions.first().waitFor();
      return suggestions.locator(".label-name").allTextContents();
    },

    /** Saves the active file and returns its whole text as it is on disk. */
    async savedText(name) {
      await page.keyboard.press("Control+s");
      await activeTab.and(page.locator(":not(.dirty)")).waitFor();
      return readFile(path.join(folder, name), "utf8");
    },

    /** The messages in view, as text. */
    async messages() {
      return page.locator(".notifications-toasts .notification-list-item-message").allTextContents();
    },

    /** Waits for the message that contains `text`, and returns the whole of it. */
    async message(text) {
      const found = page
        .locator(".notifications-toasts .notification-list-item-message")
        .filter({ hasText: text });
      await found.first().waitFor();
      return (await found.first().textContent()) ?? "";
    },

    /** Presses a button of a message. */
    async answerMessage(button) {
      await page
        .locator(".notifications-toasts .monaco-button")
        .filter({ hasText: exactly(button) })
        .click();
    },

    /** What the editor shows after the code of each line in view, such as a verdict: line number to text. */
    async textAfterLines() {
      return page.locator(".editor-group-container.active .view-lines .view-line").evaluateAll((lines) =>
        lines
          .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
          .map((line) =>
            [...line.querySelectorAll("span")]
              .map((span) => getComputedStyle(span, "::after").content)
              .filter((content) => content.startsWith('"'))
              .map((content) => JSON.parse(content).replace(/\u00a0/g, " "))
              .join(""),
          ),
      );
    },

    /** The text of the active editor as far as it is in view. */
    async visibleText() {
      const lines = page.locator(".editor-group-container.active .view-lines .view-line");
      return lines.evaluateAll((all) =>
        all
          .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
          .map((line) => line.textContent.replace(/\u00a0/g, " "))
          .join("\n"),
      );
    },
  };
}

function exactly(text) {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}
