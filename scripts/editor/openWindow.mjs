import { readFile } from "node:fs/promises";
import path from "node:path";
import { testViews } from "./testViews.mjs";

const PATIENCE = 30_000;

/**
 * A window of the editor with `folder` open, and in it what a user does and sees: keys, the palette, suggestions,
 * messages, text beside the code. Each action waits for its effect and throws after 30 seconds without it.
 */
export async function openWindow(page, address, folder) {
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${address}/?folder=${encodeURIComponent(folder)}`, { timeout: 120_000 });
  await page.locator(".monaco-workbench").waitFor({ timeout: 120_000 });

  const input = page.locator(".quick-input-widget input[type=text]");
  const rows = page.locator(".quick-input-widget .monaco-list-row");
  const suggestions = page.locator(".suggest-widget.visible .monaco-list-row");
  const activeTab = page.locator(".editor-group-container.active .tab.active");

  /** Acts again and again until the effect is there: the workbench ignores what comes while it is still loading. */
  async function repeat(act, effect) {
    for (const end = Date.now() + PATIENCE; ;) {
      await act();
      try {
        await effect.waitFor({ timeout: 2000 });
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  /** Fills the box at the top, opened by a key, until the list has a row with `label`; then chooses that. */
  async function choose(key, text, label) {
    const row = rows.filter({ hasText: label }).first();
    await repeat(async () => {
      // The palette does not look again for commands that came while it was open.
      if (await input.isVisible()) await page.keyboard.press("Escape");
      await page.keyboard.press(key);
      await input.fill(text, { timeout: 1000 }).catch(() => undefined);
    }, row);
    await confirm(row);
  }

  /** Presses Enter once the row is the one that Enter would choose, and waits until the list is gone or another. */
  async function confirm(row) {
    await row.and(page.locator(".focused")).waitFor();
    const label = await row.getAttribute("aria-label");
    await page.keyboard.press("Enter");
    const chosen = rows.and(page.locator(`[aria-label=${JSON.stringify(label)}]`));
    await chosen.first().waitFor({ state: "hidden" });
  }

  /** The lines in view from top to bottom: Monaco keeps them in the order in which it drew them. */
  async function lines(read) {
    return page
      .locator(".editor-group-container.active .view-lines .view-line")
      .evaluateAll(
        (all, source) =>
          all
            .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
            .map((line) => new Function("line", `return (${source})(line)`)(line)),
        read.toString(),
      );
  }

  return {
    ...testViews(page),
    page,

    /** Runs a command by its title in the palette: `EventBridge: Test Event Pattern`. */
    async runCommand(title) {
      await choose("F1", `>${title}`, title);
    },

    /** Opens a file of the folder's top level by a double click, and puts the cursor at its start. */
    async openFile(name) {
      const file = page.locator(".explorer-folders-view .label-name").filter({ hasText: exactly(name) });
      const tab = activeTab.filter({ hasText: name });
      await file.waitFor();
      await repeat(() => file.dblclick(), tab);
      await page.locator(".editor-group-container.active .view-lines").first().waitFor();
    },

    /** Opens an empty pattern, and waits until the editor closes the brackets of its language by itself. */
    async openEmptyFile(name) {
      await this.openFile(name);
      for (let tries = 0; tries < 20; tries++) {
        await page.keyboard.type("[");
        const text = await this.visibleText();
        await page.keyboard.press("Control+a");
        await page.keyboard.press("Delete");
        if (text === "[]") return;
        await page.waitForTimeout(250);
      }
      throw new Error(`${name} is not treated as an event pattern.`);
    },

    /** Puts the cursor at a line and a column, both counted from 1. */
    async goTo(line, column) {
      await choose("Control+g", `:${line}:${column}`, /line/i);
      await input.waitFor({ state: "hidden" });
    },

    /** How many stretches of the active editor are underlined as problems, as far as they are in view. */
    async underlined() {
      return page.locator('.editor-group-container.active .view-overlays [class*="squiggly-"]').count();
    },

    /** Chooses the entry of the open list whose text contains `label`. */
    async pick(label) {
      await rows.filter({ hasText: label }).first().waitFor();
      await input.fill(label);
      await confirm(rows.filter({ hasText: label }).first());
    },

    /** The entries of the open list, as a screen reader hears them. */
    async choices() {
      await rows.and(page.locator(".focused")).waitFor();
      return rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label") ?? ""));
    },

    /** Types as a person does: key by key, so that suggestions open where they would. */
    async type(text) {
      await page.keyboard.type(text, { delay: 30 });
    },

    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },

    /** Asks for suggestions where none are shown, until one has this label; then goes to it with the arrow keys. */
    async suggest(label) {
      const row = suggestions
        .filter({ has: page.locator(".label-name", { hasText: exactly(label) }) })
        .first();
      if (!(await row.isVisible())) await repeat(() => page.keyboard.press("Control+Space"), row);
      const isReached = async () => /\bfocused\b/.test((await row.getAttribute("class")) ?? "");
      for (let steps = 0; steps < 100; steps++) {
        if (await isReached()) {
          // Suggestions that come late are sorted into the list, and the first of all is reached again.
          const before = await suggestions.allTextContents();
          await page.waitForTimeout(500);
          const isSettled = (await suggestions.allTextContents()).join() === before.join();
          if (isSettled && (await isReached())) return row;
        }
        if (!(await isReached())) await page.keyboard.press("ArrowDown");
        await page.waitForTimeout(30);
      }
      throw new Error(`The suggestion ${label} could not be reached with the arrow keys.`);
    },

    /** Accepts the suggestion with this label. */
    async accept(label, key = "Enter") {
      const row = await this.suggest(label);
      await page.keyboard.press(key);
      await row.waitFor({ state: "hidden" });
    },

    /** Chooses the quick fix at the cursor whose title contains `title`. */
    async quickFix(title) {
      const fix = page.locator(".action-widget .monaco-list-row.action").filter({ hasText: title }).first();
      await repeat(() => page.keyboard.press("Control+."), fix);
      // By the keyboard: older editors shield the list from the mouse for as long as it is open.
      await fix.and(page.locator(".focused")).waitFor();
      await page.keyboard.press("Enter");
      await fix.waitFor({ state: "hidden" });
    },

    /** Opens what is known about the suggestion that is reached, beside the list. */
    async showDocumentation() {
      const documentation = page.locator(".suggest-details-container");
      if (!(await documentation.isVisible())) {
        await repeat(() => page.keyboard.press("Control+Space"), documentation);
      }
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

    /** What the editor shows beside the code of each line in view, such as a verdict. */
    async textBesideLines() {
      return lines((line) =>
        [...line.querySelectorAll("span")]
          .map((span) => getComputedStyle(span, "::after").content)
          .filter((content) => content.startsWith('"'))
          .map((content) => JSON.parse(content).replace(/\u00a0/g, " "))
          .join(""),
      );
    },

    /** The text of the active editor as far as it is in view. */
    async visibleText() {
      return (await lines((line) => line.textContent.replace(/\u00a0/g, " "))).join("\n");
    },
  };
}

function exactly(text) {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}
