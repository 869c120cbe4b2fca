import { awsError, startServer, type Answer } from "./answeringServer";

type Fields = Record<string, unknown>;

const account = "111122223333";
const region = "eu-west-1";
const bus = { Name: "default", Arn: `arn:aws:events:${region}:${account}:event-bus/default` };

/**
 * EventBridge's default bus on a port of loopback, as far as the commands for rules need it: it keeps rules and
 * targets, takes every pattern, and checks nothing. What it was asked to write is in `writes`. `writingAccount` is the
 * account that PutRule says it wrote to, as if another one were behind the endpoint for writing.
 */
export async function startFakeEventBridge(writingAccount = account) {
  const rules = new Map<string, Fields>();
  const targets = new Map<string, readonly Fields[]>();
  const writes: string[] = [];

  const answers: Record<string, (request: Fields, name: string) => Answer | Fields> = {
    TestEventPattern: () => ({ Result: true }),
    ListEventBuses: () => ({ EventBuses: [bus] }),
    DescribeEventBus: () => bus,
    ListRules: () => ({ Rules: [...rules.values()] }),
    DescribeRule: (_request, name) =>
      rules.get(name) ??
      awsError(400, "ResourceNotFoundException", `Rule ${name} does not exist on EventBus default.`),
    ListTargetsByRule: (_request, name) => ({ Targets: targets.get(name) ?? [] }),
    PutRule(request, name) {
      const Arn = `arn:aws:events:${region}:${writingAccount}:rule/${name}`;
      rules.set(name, { ...request, Arn });
      return { RuleArn: Arn };
    },
    PutTargets({ Targets: added }, name) {
      targets.set(name, [...(targets.get(name) ?? []), ...(added as Fields[])]);
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    RemoveTargets({ Ids: ids }, name) {
      targets.set(
        name,
        (targets.get(name) ?? []).filter((target) => !(ids as unknown[]).includes(target["Id"])),
      );
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    DeleteRule(_request, name) {
      rules.delete(name);
      return {};
    },
  };

  const server = await startServer(({ headers, body }) => {
    const call = String(headers["x-amz-target"]).replace("AWSEvents.", "");
    const request = JSON.parse(body) as Fields;
    if (/^(Put|Remove|Delete)/.test(call)) writes.push(call);
    const answer = answers[call]?.(request, String(request["Name"] ?? request["Rule"]));
    if (answer === undefined) return awsError(404, "UnknownOperationException", call);
    return isAnswer(answer) ? answer : { status: 200, body: answer };
  });
  return { ...server, rules, targets, writes };
}

function isAnswer(answer: Answer | Fields): answer is Answer {
  return typeof answer === "string" || ("status" in answer && "body" in answer);
}
