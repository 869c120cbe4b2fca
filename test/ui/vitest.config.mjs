import { defineConfig } from "vitest/config";

/** Tests that drive the packaged extension as a user does. `npm test -- --only ui` prepares what they need. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.test.mjs"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // An effect may be long in coming on a slow machine.
    expect: { poll: { timeout: 30_000, interval: 100 } },
    // One editor at a time: two would only wait for each other.
    fileParallelism: false,
  },
});
