import {
  DeleteRuleCommand,
  DescribeEventBusCommand,
  DescribeRuleCommand,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge";
import type { RuleError } from "../rules/ruleError";
import type { RuleStore } from "../rules/ruleStore";
import type { AwsSettings } from "../testing/engines/eventBridge";
import type { Result } from "../base/result";
import { openClient, usualPatience, type Call, type Patience } from "./eventBridgeClient";
import { listPage, pages, unusable } from "./pages";
import { refusal, toAwsTarget, toBus, toRule, toTarget } from "./ruleShapes";
import { toRuleError, type RuleCallContext } from "./toRuleError";

/** An event that TestEventPattern takes, for asking about a pattern alone. */
const anyEvent = JSON.stringify({
  id: "00000000-0000-0000-0000-000000000000",
  account: "123456789012",
  source: "eventbridge.patterns",
  time: "2026-01-01T00:00:00Z",
  region: "us-east-1",
  "detail-type": "Dry run",
  detail: {},
});

/** How many targets one call takes. */
const maxTargets = 100;

/**
 * The rules of the account and Region that the settings lead to, over signed HTTP. Fails when there is no Region or no
 * credentials, before anything is sent to EventBridge. The calls that write can be sent twice with the same result,
 * which is why they are tried again as the others are.
 */
export async function openRuleStore(
  settings: AwsSettings,
  signal: AbortSignal,
  patience: Patience = usualPatience,
): Promise<Result<RuleStore, RuleError>> {
  const opened = await openClient(settings, signal, patience);
  if (!opened.ok) return opened;
  const client = opened.value;
  const { region, profile, endpoint } = client;
  const ask: Ask = async (context, callSignal, call) => {
    try {
      return { ok: true, value: await client.send(call, callSignal) };
    } catch (error) {
      return { ok: false, error: toRuleError(error, { ...(await client.failureContext()), ...context }) };
    }
  };
  const at = endpoint === undefined ? {} : { endpoint };
  const place = {
    region,
    ...(profile === undefined ? {} : { profile }),
    ...at,
  };
  return {
    ok: true,
    value: { ...place, ...reading(ask), ...writing(ask, at), dispose: () => client.dispose() },
  };
}

/** Sends what `call` sends, and words its failure. */
type Ask = <T>(context: RuleCallContext, signal: AbortSignal, call: Call<T>) => Promise<Result<T, RuleError>>;

function reading(ask: Ask): Pick<RuleStore, "dryRun" | "buses" | "bus" | "rules" | "rule"> {
  return {
    async dryRun(pattern, signal) {
      const asked = await ask({ action: "events:TestEventPattern" }, signal, (client, options) =>
        client.send(new TestEventPatternCommand({ EventPattern: pattern, Event: anyEvent }), options),
      );
      return asked.ok ? nothing : asked;
    },
    async buses(signal) {
      const listed = await pages(async (token) => {
        const page = await ask({ action: "events:ListEventBuses" }, signal, (client, options) =>
          client.send(new ListEventBusesCommand({ ...token, Limit: 100 }), options),
        );
        return page.ok ? listPage(page.value.EventBuses, page.value.NextToken) : page;
      });
      return listed.ok ? { ok: true, value: listed.value.flatMap(toBus) } : listed;
    },
    async bus(name, signal) {
      const context = { action: "events:DescribeEventBus", bus: name };
      const asked = await ask(context, signal, (client, options) =>
        client.send(new DescribeEventBusCommand({ Name: name }), options),
      );
      if (!asked.ok) return asked;
      const [bus] = toBus(asked.value);
      return bus === undefined ? unusable("an event bus without a name or an ARN") : { ok: true, value: bus };
    },
    async rules(bus, signal) {
      const listed = await pages(async (token) => {
        const page = await ask({ action: "events:ListRules", bus }, signal, (client, options) =>
          client.send(new ListRulesCommand({ EventBusName: bus, ...token }), options),
        );
        return page.ok ? listPage(page.value.Rules, page.value.NextToken) : page;
      });
      return listed.ok ? { ok: true, value: listed.value.flatMap((rule) => toRule(rule, bus)) } : listed;
    },
    async rule(bus, name, signal) {
      const context = { bus, rule: name };
      const asked = await ask({ ...context, action: "events:DescribeRule" }, signal, (client, options) =>
        client.send(new DescribeRuleCommand({ EventBusName: bus, Name: name }), options),
      );
      if (!asked.ok) return asked.error.kind === "noSuchRule" ? { ok: true, value: undefined } : asked;
      const [rule] = toRule({ Name: name, ...asked.value }, bus);
      if (rule === undefined) return unusable("a rule without a name");
      const targets = await pages(async (token) => {
        const page = await ask(
          { ...context, action: "events:ListTargetsByRule" },
          signal,
          (client, options) =>
            client.send(new ListTargetsByRuleCommand({ EventBusName: bus, Rule: name, ...token }), options),
        );
        return page.ok ? listPage(page.value.Targets, page.value.NextToken) : page;
      });
      return targets.ok ? { ok: true, value: { rule, targets: targets.value.flatMap(toTarget) } } : targets;
    },
  };
}

/** `at` names who is asked, in refusals that are part of an answer of success. */
function writing(
  ask: Ask,
  at: Pick<RuleError, "endpoint">,
): Pick<RuleStore, "putRule" | "putTargets" | "removeTargets" | "deleteRule"> {
  return {
    async putRule(rule, signal) {
      const { name, bus, pattern, schedule, state, description, roleArn } = rule;
      const command = new PutRuleCommand({
        Name: name,
        EventBusName: bus,
        State: state,
        ...(pattern === undefined ? {} : { EventPattern: pattern }),
        ...(schedule === undefined ? {} : { ScheduleExpression: schedule }),
        ...(description === undefined ? {} : { Description: description }),
        ...(roleArn === undefined ? {} : { RoleArn: roleArn }),
      });
      const context = { action: "events:PutRule", bus, rule: name };
      const asked = await ask(context, signal, (client, options) => client.send(command, options));
      // PutRule looks for nothing but the bus.
      if (!asked.ok && asked.error.kind === "noSuchRule")
        return { ok: false, error: { kind: "noSuchBus", bus } };
      if (!asked.ok) return asked;
      const { RuleArn: arn } = asked.value;
      return arn === undefined ? unusable("no ARN of the rule") : { ok: true, value: arn };
    },
    async putTargets({ bus, name }, targets, signal) {
      const context = { action: "events:PutTargets", bus, rule: name };
      for (const part of parts(targets)) {
        const asked = await ask(context, signal, (client, options) =>
          client.send(
            new PutTargetsCommand({ EventBusName: bus, Rule: name, Targets: part.map(toAwsTarget) }),
            options,
          ),
        );
        if (!asked.ok) return asked;
        const refused = refusal(asked.value);
        if (refused !== undefined) return { ok: false, error: { ...refused, ...at } };
      }
      return nothing;
    },
    async removeTargets({ bus, name }, ids, signal) {
      const context = { action: "events:RemoveTargets", bus, rule: name };
      for (const part of parts(ids)) {
        const asked = await ask(context, signal, (client, options) =>
          client.send(new RemoveTargetsCommand({ EventBusName: bus, Rule: name, Ids: [...part] }), options),
        );
        if (!asked.ok) return asked;
        const refused = refusal(asked.value);
        if (refused !== undefined) return { ok: false, error: { ...refused, ...at } };
      }
      return nothing;
    },
    async deleteRule({ bus, name }, signal) {
      const context = { action: "events:DeleteRule", bus, rule: name };
      const asked = await ask(context, signal, (client, options) =>
        client.send(new DeleteRuleCommand({ EventBusName: bus, Name: name }), options),
      );
      return asked.ok ? nothing : asked;
    },
  };
}

const nothing = { ok: true, value: undefined } as const;

function parts<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / maxTargets);
  return Array.from({ length: count }, (_, part) => items.slice(part * maxTargets, (part + 1) * maxTargets));
}
