import { createServer } from "node:http";
import { expect } from "vitest";
import { compliancePattern } from "./samplePattern.mjs";
import { userTest } from "./userTest.mjs";

const name = "compliance.eventpattern.json";
const command = "Event Pattern: Test Event Pattern";
const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/** EventBridge as far as these tests go: it says that every event matches, and keeps what it was asked. */
async function startEventBridge() {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.headers["x-amz-target"]);
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end('{"Result":true}');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { requests, endpoint: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

function awsSettings(endpoint) {
  return {
    "eventPattern.test.engine": "aws",
    "eventPattern.aws.region": "eu-west-1",
    "eventPattern.aws.endpoint": endpoint,
  };
}

const eventBridge = await startEventBridge();
const settings = awsSettings(eventBridge.endpoint);
const files = { [name]: compliancePattern("NON_COMPLIANT") };

userTest(
  "EventBridge is asked, and named in the result",
  { files, settings, env: credentials },
  async (window) => {
    eventBridge.requests.length = 0;
    await window.openFile(name);
    await window.runCommand(command);
    await window.pick("A resource became NON_COMPLIANT");
    expect(await window.message("Matches")).toMatch(
      /^Matches\. EventBridge .*eu-west-1.* and the local engine agree\.$/,
    );
    expect(eventBridge.requests).toEqual(["AWSEvents.TestEventPattern"]);
  },
);

userTest("a warning says when the engines differ", { files, settings, env: credentials }, async (window) => {
  await window.openFile(name);
  await window.runCommand(command);
  await window.pick("A resource became COMPLIANT again");
  expect(await window.message("The engines differ")).toMatch(/says that it does not\.$/);
});

userTest(
  "in restricted mode nothing is sent to AWS",
  { files, settings, env: credentials, trust: false },
  async (window) => {
    eventBridge.requests.length = 0;
    await window.openFile(name);
    await window.runCommand(command);
    await window.pick("A resource became NON_COMPLIANT");
    expect(await window.message("Matches")).toMatch(/untrusted workspace/);
    expect(eventBridge.requests).toEqual([]);
  },
);

userTest(
  "a folder cannot choose where events are sent",
  {
    files: { ...files, ".vscode/settings.json": JSON.stringify(settings) },
    settings: awsSettings("http://127.0.0.1:9"),
    env: credentials,
  },
  async (window) => {
    eventBridge.requests.length = 0;
    await window.openFile(name);
    await window.runCommand(command);
    await window.pick("A resource became NON_COMPLIANT");
    expect(await window.message("Matches")).toContain("127.0.0.1:9");
    expect(eventBridge.requests).toEqual([]);
  },
);
