const PATIENCE = 30_000;

/** What a window of the editor shows of tests: icons in the gutter, messages, coverage, lenses, our status bar item. */
export function testViews(page) {
  function statusItem() {
    return page.locator('.statusbar-item[id$="eventPattern.engine"]');
  }

  /** The icon of a test in the gutter of a line: where its middle is, and what it says. Undefined where there is none. */
  async function testIcon(line) {
    return page.locator(".editor-group-container.active").evaluate((editor, wanted) => {
      const middle = (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      };
      const number = [...editor.querySelectorAll(".margin .line-numbers")].find(
        (each) => each.textContent.trim() === String(wanted),
      );
      if (number === undefined) return undefined;
      const { y } = middle(number);
      const icon = [...editor.querySelectorAll(".testing-run-glyph")].find(
        (each) => Math.abs(middle(each).y - y) < 5,
      );
      const state = icon && /codicon-testing-([a-z-]+?)-icon/.exec(icon.className)?.[1];
      return icon && { ...middle(icon), state };
    }, line);
  }

  async function testIconThere(line) {
    for (const end = Date.now() + PATIENCE; ;) {
      const icon = await testIcon(line);
      if (icon !== undefined) return icon;
      if (Date.now() > end) throw new Error(`There is no test at line ${line}.`);
      await page.waitForTimeout(100);
    }
  }

  return {
    /** What the icon of a test says in the gutter of a line: `run`, `passed`, `failed`; undefined where there is none. */
    async testState(line) {
      return (await testIcon(line))?.state;
    },

    /** Clicks the icon of a test in the gutter of a line, once it is there. */
    async runTestAt(line) {
      const { x, y } = await testIconThere(line);
      await page.mouse.click(x, y);
    },

    /** Opens the list of profiles that the test of a line can be run with. */
    async chooseTestProfileAt(line) {
      const { x, y } = await testIconThere(line);
      const entry = page.locator(".monaco-menu .action-label").filter({ hasText: "Execute Using Profile" });
      const list = page.locator(".quick-input-widget .monaco-list-row").first();
      await page.mouse.click(x, y, { button: "right" });
      // A menu takes no click in its first moments, since the same press may have opened it.
      for (const end = Date.now() + PATIENCE; !(await list.isVisible()) && Date.now() < end;) {
        if (await entry.isVisible()) await entry.click();
        await page.waitForTimeout(200);
      }
    },

    /** What the editor says of failed tests at the end of lines, as far as they are in view. */
    async testMessages() {
      return page
        .locator(".editor-group-container.active .test-error-content-widget .content")
        .allTextContents();
    },

    /** The marks of a test in the gutter, from top to bottom: `matched`, `failed`, `notNeeded`, `stale`. */
    async gutterMarks() {
      return page.locator(".editor-group-container.active .glyph-margin-widgets .cgmr").evaluateAll((all) =>
        all
          .map((mark) => ({
            top: mark.getBoundingClientRect().top,
            state: /mark-([a-zA-Z]+)\.svg/.exec(getComputedStyle(mark).backgroundImage)?.[1],
          }))
          .filter(({ state }) => state !== undefined)
          .sort((one, other) => one.top - other.top)
          .map(({ state }) => state),
      );
    },

    /** What the gutter says of the coverage of each line in view, by number: `hit`, `miss`, or `hit miss` for a part. */
    async coverage() {
      return page
        .locator(".editor-group-container.active .margin .coverage-deco-gutter")
        .evaluateAll((all) => {
          const found = {};
          for (const { textContent, className } of all) {
            const words = className.match(/(?<=coverage-deco-)(hit|miss)/g) ?? [];
            const line = textContent.trim();
            found[line] = [...new Set([...(found[line]?.split(" ") ?? []), ...words])].sort().join(" ");
          }
          return found;
        });
    },

    /** The lenses of the active editor in view, as one text. */
    async lensText() {
      const lenses = page.locator(".editor-group-container.active .codelens-decoration");
      return (await lenses.allTextContents()).join(" ").replace(/\u00a0/g, " ");
    },

    /** The text of our item in the status bar; undefined while it is hidden. */
    async statusText() {
      const item = statusItem();
      return (await item.isVisible()) ? ((await item.textContent()) ?? "").trim() : undefined;
    },

    /** Clicks our item in the status bar. */
    async clickStatus() {
      await statusItem().locator("a").first().click();
    },
  };
}
