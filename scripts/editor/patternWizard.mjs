import { quickQuestions } from "./quickQuestions.mjs";

/** The wizard for a new event pattern as a user goes through it with the keyboard, in a window of openWindow. */
export function patternWizard(window) {
  const { page, runCommand } = window;
  const questions = quickQuestions(window, "New Event Pattern: ");
  return {
    ...questions,

    async start() {
      await runCommand("EventBridge: New Event Pattern…");
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
