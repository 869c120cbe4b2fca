import { createServer } from "node:http";
import { beforeEach, expect } from "vitest";
import { compliancePattern } from "./samplePattern.mjs";
import { userSession } from "./userSession.mjs";

const name = "compliance.eventpattern.json";
const tests = "compliance.eventtest.json";
const manyTests = "many.eventtest.json";
const files = {
  [name]: compliancePattern("NON_COMPLIANT"),
  [tests]: testFile("NON_COMPLIANT", "COMPLIANT"),
  [manyTests]: testFile(...Array(12).fill("NON_COMPLIANT")).replace("{", `{ "pattern": "${name}",`),
};
const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/**
 * EventBridge as far as these tests go: it says that every event matches, or nothing while `isSilent`, and keeps what
 * it was asked.
 */
async function startEventBridge() {
  const asked = { requests: [], isSilent: false };
  const server = createServer((request, response) => {
    asked.requests.push(request.headers["x-amz-target"]);
    if (asked.isSilent) return;
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end('{"Result":true}');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  asked.endpoint = `http://127.0.0.1:${server.address().port}`;
  return asked;
}

/** A test file with an event for each type, on two lines each; the first is to match. */
function testFile(...types) {
  const event = (complianceType) =>
    JSON.stringify({
      source: "aws.config",
      "detail-type": "Config Rules Compliance Change",
      detail: { newEvaluationResult: { complianceType } },
    });
  const written = types.map(
    (type, index) => `{ "name": "${type}", "matches": ${index === 0},\n "event": ${event(type)} }`,
  );
  return `{ "tests": [\n${written.join(",\n")}\n] }`;
}

function awsSettings(endpoint) {
  return {
    "eventPattern.test.engine": "aws",
    "eventPattern.aws.region": "eu-west-1",
    "eventPattern.aws.endpoint": endpoint,
  };
}

async function testAgainst(window, sample) {
  await window.openFile(name);
  await window.runCommand("EventBridge: Test Event Pattern");
  await window.pick(sample);
}

const eventBridge = await startEventBridge();
const settings = awsSettings(eventBridge.endpoint);

beforeEach(() => {
  eventBridge.requests.length = 0;
  eventBridge.isSilent = false;
});

userSession(
  "with AWS credentials",
  { files, settings, env: credentials },
  {
    async "EventBridge is asked, and named in the result"(window) {
      await testAgainst(window, "A resource became NON_COMPLIANT");
      expect(await window.message("Matches")).toMatch(
        /^Matches\. EventBridge .*eu-west-1.* and the local engine agree\.$/,
      );
      expect(eventBridge.requests).toEqual(["AWSEvents.TestEventPattern"]);
    },

    async "a warning says when the engines differ"(window) {
      await testAgainst(window, "A resource became COMPLIANT again");
      expect(await window.message("The engines differ")).toMatch(/says that it does not\.$/);
    },

    async "pattern tests run with AWS, and mark each event on which the engines differ"(window) {
      await window.openFile(tests);
      await window.chooseTestProfileAt(1);
      await window.pick("Run with AWS");
      await expect.poll(() => window.testState(2)).toBe("passed");
      await expect.poll(() => window.testState(4)).toBe("failed");
      expect(eventBridge.requests).toHaveLength(2);
      await window.openFile(name);
      await expect
        .poll(async () => (await window.testMessages()).join())
        .toMatch(/local engine.* != EventBridge/);
    },

    async "a run with AWS asks few things at once, and nothing more once it is cancelled"(window) {
      eventBridge.isSilent = true;
      const progress = window.page.locator(".statusbar-item").filter({ hasText: "Asking EventBridge" });
      await window.openFile(manyTests);
      await window.chooseTestProfileAt(1);
      await window.pick("Run with AWS");
      await expect.poll(() => eventBridge.requests.length).toBe(4);
      await progress.waitFor();
      await window.runCommand("Test: Cancel Test Run");
      await progress.waitFor({ state: "hidden" });
      expect(eventBridge.requests).toHaveLength(4);
    },
  },
);

const host = new URL(eventBridge.endpoint).host;

userSession(
  "with an endpoint that the environment names, with a password",
  {
    files,
    settings: { "eventPattern.test.engine": "aws", "eventPattern.aws.region": "eu-west-1" },
    env: { ...credentials, AWS_ENDPOINT_URL: `http://user:hunter2@${host}` },
  },
  {
    async "who answers is named in the result and in the status bar, without the password"(window) {
      await testAgainst(window, "A resource became NON_COMPLIANT");
      expect(await window.message("Matches")).toBe(
        `Matches. EventBridge at ${eventBridge.endpoint} (eu-west-1) and the local engine agree.`,
      );
      expect(eventBridge.requests).toEqual(["AWSEvents.TestEventPattern"]);
      const item = window.page.locator(".statusbar-item").filter({ hasText: "AWS: default profile" });
      await item.waitFor();
      expect(await item.innerText()).toContain(`AWS: default profile, eu-west-1 at ${host}`);
      expect(await item.locator("a").getAttribute("aria-label")).not.toContain("hunter2");
    },
  },
);

userSession(
  "in restricted mode",
  { files, settings, env: credentials, trust: false },
  {
    async "nothing is sent to AWS"(window) {
      await testAgainst(window, "A resource became NON_COMPLIANT");
      expect(await window.message("Matches")).toMatch(/untrusted workspace/);
      expect(eventBridge.requests).toEqual([]);
    },
  },
);

const greedyFolder = { ...files, ".vscode/settings.json": JSON.stringify(settings) };
const elsewhere = awsSettings("http://127.0.0.1:9");

userSession(
  "in a folder with settings of its own",
  { files: greedyFolder, settings: elsewhere, env: credentials },
  {
    async "the folder does not choose where events are sent"(window) {
      await testAgainst(window, "A resource became NON_COMPLIANT");
      expect(await window.message("Matches")).toContain("127.0.0.1:9");
      expect(eventBridge.requests).toEqual([]);
    },
  },
);
