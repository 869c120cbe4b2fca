import { defineConfig } from "vitest/config";

/** The tests that need the emulator; scripts/testAws.mjs starts it and runs them. */
export default defineConfig({
  test: { root: import.meta.dirname, include: ["*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
