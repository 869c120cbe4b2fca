import { createServer } from "node:http";
import { beforeEach, expect } from "vitest";
import { compliancePattern } from "./samplePattern.mjs";
import { userSession } from "./userSession.mjs";

const name = "compliance.eventpattern.json";
const files = { [name]: compliancePattern("NON_COMPLIANT") };
const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/** EventBridge as far as these tests go: it says that every event matches, and keeps what it was asked. */
async function startEventBridge() {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.headers["x-amz-target"]);
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end('{"Result":true}');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { requests, endpoint: `http://127.0.0.1:${server.address().port}` };
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
  await window.runCommand("Event Pattern: Test Event Pattern");
  await window.pick(sample);
}

const eventBridge = await startEventBridge();
const settings = awsSettings(eventBridge.endpoint);

beforeEach(() => {
  eventBridge.requests.length = 0;
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
