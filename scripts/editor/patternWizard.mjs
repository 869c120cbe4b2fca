/**
 * The wizard for a new event pattern as a user goes through it with the keyboard, in a window of openWindow. Each action
 * waits until the box shows the question `title`, and presses Enter only where the wanted row is focused.
 */
export function patternWizard({ page, runCommand, press }) {
  const box = page.locator(".quick-input-widget");
  const input = box.locator("input[type=text]");
  const rows = box.locator(".monaco-list-row");

  async function at(title) {
    await box
      .locator(".quick-input-title")
      .filter({ hasText: `New Event Pattern: ${title}` })
      .waitFor();
  }

  /** Types into the box until the list shows the row, then goes to it with the arrow keys. */
  async function reach(label) {
    const row = rows.filter({ has: page.locator(".label-name", { hasText: exactly(label) }) }).first();
    await input.fill(label);
    await row.waitFor();
    for (let steps = 0; steps < 20; steps++) {
      if (await isFocused(row)) return row;
      await press("ArrowDown");
      await page.waitForTimeout(100);
    }
    throw new Error(`The row ${label} could not be reached with the arrow keys.`);
  }

  return {
    async start() {
      await runCommand("Event Pattern: New Event Pattern…");
    },

    /** Answers a question that takes one answer. */
    async choose(title, label) {
      await at(title);
      await reach(label);
      await press("Enter");
    },

    /** Answers a question that takes any number of answers: checks those that are not checked. */
    async check(title, ...labels) {
      await at(title);
      for (const label of labels) {
        const row = await reach(label);
        const isChecked = () => row.getByRole("checkbox").first().isChecked();
        if (!(await isChecked())) await press("Space");
        for (let tries = 0; !(await isChecked()); tries++) {
          if (tries === 100) throw new Error(`${label} could not be checked.`);
          await page.waitForTimeout(50);
        }
      }
      await input.fill("");
    },

    /** Types the answer of a question that takes texts. */
    async type(title, text) {
      await at(title);
      await input.fill(text);
    },

    /** Goes on to what follows the question. */
    async next(title) {
      await at(title);
      await press("Enter");
    },

    async back(title) {
      await at(title);
      await box.locator(".quick-input-left-action-bar .action-label").click();
    },

    /** What the preview shows. */
    async preview() {
      const lines = page
        .locator(".editor-group-container")
        .filter({ has: page.locator(".tab", { hasText: "New Event Pattern" }) })
        .locator(".view-lines .view-line");
      const texts = await lines.evaluateAll((all) =>
        all
          .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
          .map((line) => line.textContent.replace(/\u00a0/g, " ")),
      );
      return texts.join("\n");
    },
  };
}

async function isFocused(row) {
  return /\bfocused\b/.test((await row.getAttribute("class")) ?? "");
}

function exactly(text) {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);
}
