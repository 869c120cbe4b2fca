/**
 * The questions that a command asks in quick picks and input boxes, answered with the keyboard in a window of openWindow.
 * `prefix` is what their titles begin with. Each action waits until the box shows the question `title`, and presses Enter
 * only where the wanted row is focused.
 */
export function quickQuestions({ page, press }, prefix) {
  const box = page.locator(".quick-input-widget");
  const input = box.locator("input[type=text]");
  const rows = box.locator(".monaco-list-row");

  /** A title may count the steps: `Source (1)`, `Caller (4/5)`. */
  async function at(title) {
    const whole = new RegExp(`^\\s*${escaped(prefix + title)}(?: \\(\\d+(?:/\\d+)?\\))?\\s*$`);
    await box.locator(".quick-input-title").filter({ hasText: whole }).waitFor();
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
    at,

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

    /** Goes back to the question before. */
    async back(title) {
      await at(title);
      await box.locator(".quick-input-left-action-bar .action-label").click();
    },

    /** The number of the question and of all, as the title says them: `3/4`. */
    async place() {
      const text = (await box.locator(".quick-input-title").textContent()) ?? "";
      return /\(([\d/]+)\)\s*$/.exec(text)?.[1];
    },

    /** Goes on to what follows the question. */
    async next(title) {
      await at(title);
      await press("Enter");
    },

    /** Which answers in view are checked, by their labels: one at least. */
    async checked(title) {
      await at(title);
      const checked = rows.filter({ has: page.getByRole("checkbox", { checked: true }) });
      await checked.first().waitFor();
      const labels = await checked.evaluateAll((all) =>
        all.map((row) => row.querySelector(".label-name").textContent),
      );
      return labels.map((label) => label.replace(/\u00a0/g, " "));
    },
  };
}

async function isFocused(row) {
  return /\bfocused\b/.test((await row.getAttribute("class")) ?? "");
}

function exactly(text) {
  return new RegExp(`^\\s*${escaped(text)}\\s*$`);
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
