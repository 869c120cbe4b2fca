import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { openRuleStore } from "../../../src/aws/awsServices";
import { usualPatience } from "../../../src/aws/eventBridgeClient";
import { createEventBridgeTester } from "../../../src/aws/eventBridgeTester";
import { createCallGate } from "../../../src/testing/engines/callGate";
import { describeTestError } from "../../../src/testing/reports/describeTestError";
import { parseSuite } from "../../../src/testing/suites/parseSuite";
import { runSuiteWithAws } from "../../../src/testing/suites/runSuiteWithAws";
import { openSuite } from "../../../src/testing/suites/suiteCases";
import { memoryFiles } from "../../testing/memoryFiles";
import {
  awsError,
  startServer,
  type Answer,
  type AnsweringServer,
  type SeenRequest,
} from "../answeringServer";
import { ask, event, type Question } from "../ask";
import { onMachine, type AwsMachine } from "../isolatedEnvironment";
import { remedies } from "../../../src/vscode/remedies";

const keys = {
  AWS_ACCESS_KEY_ID: "ASIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  AWS_SESSION_TOKEN: `IQoJb3JpZ2luX2Vj${"abcDEF123".repeat(30)}`,
  AWS_REGION: "eu-west-1",
};
const match: Answer = { status: 200, body: { Result: true } };
const stalledBody: Answer = { status: 200, body: '{"Re', stalls: true };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(answer: (request: SeenRequest, count: number) => Answer): Promise<AnsweringServer> {
  const server = await startServer(answer);
  open.push(server);
  return server;
}

/** What the user is told where a question fails. */
async function wordsOf(machine: AwsMachine, question: Question): Promise<string> {
  const answer = await onMachine(machine, () => ask(question));
  return answer.ok ? `matches: ${answer.value}` : describeTestError(answer.error, remedies);
}

/** A port of loopback that takes connections and says nothing, not even that it ends. */
async function silentPort(): Promise<string> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    sockets.push(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen.");
  return `http://127.0.0.1:${address.port}`;
}

describe("an answer that does not come to its end is told as unreachable", () => {
  test.each<{ what: string; answer: Answer }>([
    { what: "a body that stalls", answer: stalledBody },
    { what: "a body that stalls in an error", answer: { ...stalledBody, status: 400 } },
    { what: "a head that does not come", answer: "silence" },
  ])("$what", async ({ answer }) => {
    const { endpoint } = await serve(() => answer);
    expect(await wordsOf({ variables: keys }, { endpoint, patience: { call: 300 } })).toBe(
      `EventBridge at ${endpoint} could not be reached (no whole answer within 0.3 s). ` +
        "Check the network, the proxy, the Region and the setting eventPattern.aws.endpoint.",
    );
  });

  test("a user can cancel it", async () => {
    const controller = new AbortController();
    const { endpoint } = await serve(() => {
      setImmediate(() => controller.abort());
      return stalledBody;
    });
    const { signal } = controller;
    const answer = await onMachine({ variables: keys }, () => ask({ endpoint, signal }));
    expect(answer).toEqual({ ok: false, error: { kind: "cancelled" } });
  });

  test("a run goes on with the other events, and asks about that one no more than twice", async () => {
    const server = await serve(({ body }) => (body.includes("stall") ? stalledBody : match));
    const lines = ["one", "stall", "two", "three"].map((id) => JSON.stringify({ ...JSON.parse(event), id }));
    const files = memoryFiles({
      "s.eventpattern.json": '{"source":["aws.config"]}',
      "e.jsonl": lines.join("\n"),
    });
    const { suite } = parseSuite('{"tests":[{"name":"all","events":"e.jsonl","matches":true}]}');
    const { signal } = new AbortController();
    const { results } = await onMachine({ variables: keys }, async () => {
      const patience = { ...usualPatience, call: 300 };
      const tester = await createEventBridgeTester({ endpoint: server.endpoint }, signal, patience);
      if (!tester.ok) throw new Error(tester.error.kind);
      const engine = { tester: tester.value, gate: createCallGate(2), remedies };
      const result = await runSuiteWithAws(openSuite(suite, "s.eventtest.json"), files, engine, signal);
      tester.value.dispose();
      return result;
    });
    expect(results).toMatchObject([{ cases: 4, passed: 3, failures: [{ kind: "noVerdict" }] }]);
    expect(results[0]?.failures[0]?.message).toMatch(/no whole answer within 0\.3 s/);
    expect(server.requests).toHaveLength(5);
  });
});

describe("credentials that do not come are told as such, with where from", () => {
  const patience = { credentials: 500 };

  test("a container's address that is silent", async () => {
    const address = await silentPort();
    const variables = {
      AWS_REGION: "eu-west-1",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${address}/x?secret=1`,
    };
    expect(await wordsOf({ variables }, { patience })).toBe(
      `The AWS credentials could not be fetched (no answer from the container's credentials address ${address}/x within 0.5 s). ` +
        "Check the tool that provides them, the network and the proxy, and test again.",
    );
  });

  test("a container whose answer stalls", async () => {
    const { endpoint } = await serve(() => ({ status: 200, body: '{"Acc', stalls: true }));
    const variables = { AWS_REGION: "eu-west-1", AWS_CONTAINER_CREDENTIALS_FULL_URI: endpoint };
    expect(await wordsOf({ variables }, { patience })).toContain("the container's credentials address");
  });

  const hanging = `[profile tool]\nregion = eu-west-1\ncredential_process = "${process.execPath}" -e "setTimeout(()=>{},3000)"\n`;

  test("a credential_process that hangs", async () => {
    expect(await wordsOf({ config: hanging }, { profile: "tool", patience })).toMatch(
      /^The AWS credentials could not be fetched \(no answer from the credential_process of profile tool within 0\.5 s\)/,
    );
  });

  test("a user can cancel it", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const { signal } = controller;
    const answer = await onMachine({ config: hanging }, () => ask({ profile: "tool", signal }));
    expect(answer).toEqual({ ok: false, error: { kind: "cancelled" } });
  });

  test("those that have to be fetched again under way", async () => {
    let isSilent = false;
    const soon = () => new Date(Date.now() + 400).toISOString();
    const container = await serve(() =>
      isSilent
        ? "silence"
        : {
            status: 200,
            body: { AccessKeyId: "ASIAX", SecretAccessKey: "s", Token: "t", Expiration: soon() },
          },
    );
    const { endpoint } = await serve(() => match);
    const variables = { AWS_REGION: "eu-west-1", AWS_CONTAINER_CREDENTIALS_FULL_URI: container.endpoint };
    await onMachine({ variables }, async () => {
      const { signal } = new AbortController();
      const tester = await createEventBridgeTester({ endpoint }, signal, {
        ...usualPatience,
        credentials: 500,
      });
      if (!tester.ok) throw new Error(tester.error.kind);
      isSilent = true;
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await tester.value.test("{}", event, signal)).toMatchObject({
        ok: false,
        error: { kind: "unreachable", of: "credentials" },
      });
      tester.value.dispose();
    });
  });
});

describe("a sign-in page", () => {
  const page = "<html>\n<body>Sign in</body></html>";
  test.each<{ what: string; answer: Answer }>([
    { what: "a page", answer: { status: 200, body: page } },
    { what: "a page on one line", answer: { status: 200, body: page.replace("\n", "") } },
    { what: "a short text", answer: { status: 200, body: "login" } },
    { what: "JSON of its own", answer: { status: 200, body: { login: "here" } } },
    { what: "a redirection", answer: { status: 302, body: page, headers: { location: "/login" } } },
    { what: "a refusal", answer: { status: 511, body: page } },
  ])(
    "in the place of the instance's metadata is no trouble: there are no credentials ($what)",
    async ({ answer }) => {
      const portal = await serve(() => answer);
      const variables = {
        AWS_REGION: "eu-west-1",
        AWS_EC2_METADATA_DISABLED: "false",
        AWS_EC2_METADATA_SERVICE_ENDPOINT: portal.endpoint,
      };
      const found = await onMachine({ variables }, () => ask({}));
      expect(portal.requests.length).toBeGreaterThan(0);
      expect(found).toEqual({ ok: false, error: { kind: "noCredentials" } });
    },
  );

  test.each([200, 403, 503])(
    "in the place of EventBridge is told, with who answered (HTTP %s)",
    async (status) => {
      const { endpoint } = await serve(() => ({
        status,
        body: page,
        headers: { "content-type": "text/html" },
      }));
      const words = await wordsOf({ variables: keys }, { endpoint });
      expect(words).toMatch(new RegExp(`^EventBridge at ${endpoint} returned no result: `));
      expect(words).not.toMatch(/hidden field|raw response|\n/);
    },
  );
});

describe("what AWS says", () => {
  test("a clock that is off is told as that", async () => {
    const message =
      "Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z (20260101T010500Z - 5 min.)";
    const { endpoint } = await serve(() => awsError(400, "InvalidSignatureException", message));
    expect(await wordsOf({ variables: keys }, { endpoint })).toMatch(
      /^Correct this computer's date, time and time zone/,
    );
  });

  test("a signature error that quotes the whole request shows nothing of it", async () => {
    const message = (token: string) =>
      `The request signature for ${token} does not match. Key ${keys.AWS_ACCESS_KEY_ID}.\n\nThe Canonical String for this request should have been\n'POST\nx-amz-security-token:${token}\n`;
    const { endpoint } = await serve(({ headers }) =>
      awsError(400, "InvalidSignatureException", message(String(headers["x-amz-security-token"]))),
    );
    expect(await wordsOf({ variables: keys }, { endpoint })).toBe(
      `AWS at ${endpoint} does not accept the credentials (The request signature for (hidden) does not match. Key ASIA…MPLE). ` +
        "Check the keys of the profile, and that the Region is enabled for the account.",
    );
  });

  test("a message without end is shortened", async () => {
    const { endpoint } = await serve(() => awsError(400, "Strange", "so ".repeat(100_000)));
    expect((await wordsOf({ variables: keys }, { endpoint })).length).toBeLessThan(600);
  });
});

describe("who answers is known, whoever chose it", () => {
  const config = (url: string) =>
    `[profile own]\nendpoint_url = ${url}\n[profile part]\nservices = local\nendpoint_url = http://127.0.0.1:9\n` +
    `[services local]\neventbridge =\n  endpoint_url = ${url}\n[profile lost]\nservices = nowhere\n` +
    `[profile ignoring]\nendpoint_url = ${url}\nignore_configured_endpoint_urls = true\n[profile plain]\nregion = eu-west-1\n`;

  async function nameFor(
    variables: Record<string, string>,
    settings: { profile?: string; endpoint?: string } = {},
  ) {
    const { endpoint } = await serve(() => match);
    const withUrl = (text: string) => text.replace("URL", endpoint);
    const machine = {
      config: config(endpoint),
      credentials: ["own", "part", "lost", "ignoring", "plain"]
        .map((name) => `[${name}]\naws_access_key_id = AKIAX\naws_secret_access_key = s\n`)
        .join(""),
      variables: {
        ...keys,
        ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, withUrl(value)])),
      },
    };
    return onMachine(machine, async () => {
      const { signal } = new AbortController();
      const chosen = {
        ...settings,
        ...(settings.endpoint === undefined ? {} : { endpoint: withUrl(settings.endpoint) }),
      };
      const tester = await createEventBridgeTester(chosen, signal);
      const store = await openRuleStore(chosen, signal);
      if (!tester.ok || !store.ok) return tester.ok ? "" : describeTestError(tester.error, remedies);
      tester.value.dispose();
      store.value.dispose();
      const name = tester.value.name;
      expect(name.includes(store.value.endpoint ?? " at ")).toBe(store.value.endpoint !== undefined);
      return name.replace(endpoint, "URL");
    });
  }

  test.each<{
    what: string;
    variables?: Record<string, string>;
    settings?: { profile?: string; endpoint?: string };
    name: string;
  }>([
    { what: "nobody", name: "EventBridge (eu-west-1)" },
    { what: "the setting", settings: { endpoint: "URL" }, name: "EventBridge at URL (eu-west-1)" },
    {
      what: "AWS_ENDPOINT_URL",
      variables: { AWS_ENDPOINT_URL: "URL" },
      name: "EventBridge at URL (eu-west-1)",
    },
    {
      what: "AWS_ENDPOINT_URL_EVENTBRIDGE",
      variables: { AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_ENDPOINT_URL_EVENTBRIDGE: "URL" },
      name: "EventBridge at URL (eu-west-1)",
    },
    {
      what: "a variable that is to be ignored",
      variables: { AWS_ENDPOINT_URL: "URL", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
      name: "EventBridge (eu-west-1)",
    },
    {
      what: "a profile of the setting",
      settings: { profile: "own" },
      name: "EventBridge at URL (eu-west-1, profile own)",
    },
    {
      what: "a profile of the environment",
      variables: { AWS_PROFILE: "own" },
      name: "EventBridge at URL (eu-west-1, profile own)",
    },
    {
      what: "the services section of a profile of the setting",
      settings: { profile: "part" },
      name: "EventBridge at URL (eu-west-1, profile part)",
    },
    {
      what: "a profile that ignores it",
      settings: { profile: "ignoring" },
      name: "EventBridge (eu-west-1, profile ignoring)",
    },
    {
      what: "the profile of the setting, and not that of the environment,",
      variables: { AWS_PROFILE: "own" },
      settings: { profile: "plain" },
      name: "EventBridge (eu-west-1, profile plain)",
    },
    {
      what: "a password too",
      variables: { AWS_ENDPOINT_URL: "https://user:hunter2@proxy.example.com:8443" },
      name: "EventBridge at https://proxy.example.com:8443 (eu-west-1)",
    },
    { what: "FIPS", variables: { AWS_USE_FIPS_ENDPOINT: "true" }, name: "EventBridge (eu-west-1)" },
    {
      what: "an endpoint of AWS's own",
      settings: { endpoint: "https://vpce-0a1b-cdef.events.eu-west-1.vpce.amazonaws.com" },
      name: "EventBridge (eu-west-1)",
    },
    {
      what: "something that is no address",
      variables: { AWS_ENDPOINT_URL: "user:hunter2@proxy" },
      name: "EventBridge returned no result: The endpoint of AWS_ENDPOINT_URL is not an HTTP or HTTPS URL. Test again, or set eventPattern.test.engine to local.",
    },
    {
      what: "a services section that is not there",
      settings: { profile: "lost" },
      name: "EventBridge returned no result: The profile lost refers to the services section nowhere, which is missing from the AWS config file. Test again, or set eventPattern.test.engine to local.",
    },
  ])("$what says where: $name", async ({ variables = {}, settings, name }) => {
    expect(await nameFor(variables, settings)).toBe(name);
  });

  test("a password in the endpoint is in no error", async () => {
    const endpoint = "http://user:hunter2@127.0.0.1:9";
    const words = await wordsOf({ variables: keys }, { endpoint });
    expect(words).toMatch(/^EventBridge at http:\/\/127\.0\.0\.1:9 could not be reached/);
    expect(words).not.toContain("hunter2");
  });
});
