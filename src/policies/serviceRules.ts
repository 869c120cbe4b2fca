import { replace } from "../language/diagnostics/fixes/edits";
import { choice, preferred, type QuickFix } from "../language/diagnostics/fixes/quickFix";
import type { RelatedPlace } from "../language/diagnostics/lint/lintRule";
import type { PolicyArn } from "./policyArn";
import type { PolicyFinding } from "./policyDiagnostic";
import { MAX_RELATED, nameSome } from "./policyLimits";
import type { PolicyStatement } from "./policyStatement";
import type { PolicyText } from "./policyValue";

/** Services that call as `<service>.amazonaws.com`, and what they call in the name of. */
const callers: Readonly<Record<string, string>> = {
  sns: "a topic",
  events: "a rule",
  config: "AWS Config itself",
};

/** The one action that delivers to a queue or a topic. */
const deliveries: Readonly<Record<string, string>> = { sqs: "sqs:SendMessage", sns: "sns:Publish" };

/** The kinds of things of EventBridge that deliver nothing to a queue or topic by themselves. */
const idle = new Set(["archive", "replay", "api-destination", "connection", "endpoint", "event-source"]);

/** ARNs of a statement that belong to another service than they should, so that it allows nothing. */
export function* serviceRules(statement: PolicyStatement): Generator<PolicyFinding> {
  yield* resourceService(statement);
  const services = callingServices(statement);
  if (services === undefined) return;
  yield* sourceService(statement, services);
  yield* sourceRule(statement, services);
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html, where actions have resources. */
function* resourceService(statement: PolicyStatement): Generator<PolicyFinding> {
  const { actions, resources } = statement;
  const wanted = servicesOf(actions);
  const needs = `${quoted(actions)} needs the ARN of ${wanted.has("sqs") ? "a queue" : "a topic"}`;
  const related = places(actions, "This is the action.");
  for (const arn of resources) {
    if (wanted.has(arn.service.value)) continue;
    yield {
      code: "policy-resource-service",
      span: arn.service.span,
      message: `${needs}; this is one of "${arn.service.value}", so it allows nothing.`,
      related,
      fixes: [...swap(statement, wanted), ...changeAction(actions, arn)],
    };
  }
}

/**
 * SNS, EventBridge and AWS Config give the ARN of what they act for as `aws:SourceArn`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
function* sourceService(statement: PolicyStatement, services: ReadonlySet<string>): Generator<PolicyFinding> {
  const principals = statement.principals ?? [];
  const wanted = servicesOf(statement.actions);
  const gives = `${quoted(principals)} gives the ARN of ${[...services].map((service) => callers[service]).join(" or of ")} as its source`;
  const related = places(principals, "This is the principal.");
  for (const arn of statement.sources) {
    if (services.has(arn.service.value)) continue;
    yield {
      code: "policy-source-service",
      span: arn.service.span,
      message: `${gives}, never one of "${arn.service.value}": this allows nothing.`,
      related,
      fixes: [...swap(statement, wanted), ...changePrincipal(principals, arn)],
    };
  }
}

/**
 * The ARN of a rule is `…:rule/name`, or `…:rule/bus/name`; an event bus may have a queue for what it cannot deliver.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 */
function* sourceRule(statement: PolicyStatement, services: ReadonlySet<string>): Generator<PolicyFinding> {
  if (!services.has("events")) return;
  const related = places(statement.principals ?? [], "This is the principal.");
  for (const { service, resource } of statement.sources) {
    const slash = resource.value.indexOf("/");
    const kind = slash < 0 ? resource.value : resource.value.slice(0, slash);
    const isBare = slash < 0 && /^[\w.-]+$/.test(kind);
    if (service.value !== "events" || !(isBare || idle.has(kind))) continue;
    yield {
      code: "policy-source-rule",
      span: resource.span,
      message: `EventBridge gives the ARN of a rule as its source, which ends in "rule/name": this allows nothing.`,
      related,
      fixes: isBare
        ? [preferred(`Write "rule/" before the name`, [replace({ ...resource.span, length: 0 }, "rule/")])]
        : [],
    };
  }
}

/** The services that call, where each of them is known to give its own ARN. */
function callingServices({ principals }: PolicyStatement): ReadonlySet<string> | undefined {
  // A service in an opt-in Region has the Region in its name: sns.ap-east-1.amazonaws.com.
  const services = principals?.map(
    ({ value }) => /^([a-z]+)(?:\.[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/.exec(value)?.[1] ?? "",
  );
  const areKnown = services?.every((service) => Object.hasOwn(callers, service)) === true;
  return areKnown ? new Set(services) : undefined;
}

function servicesOf(actions: readonly PolicyText[]): ReadonlySet<string> {
  return new Set(actions.map(({ value }) => value.slice(0, value.indexOf(":")).toLowerCase()));
}

/** Where resource and source stand in each other's place. */
function swap({ resources, sources }: PolicyStatement, wanted: ReadonlySet<string>): readonly QuickFix[] {
  const [[resource], [source]] = [resources, sources];
  if (resource === undefined || source === undefined || resources.length + sources.length > 2) return [];
  if (wanted.has(resource.service.value) || !wanted.has(source.service.value)) return [];
  const edits = [
    replace(resource.text.span, source.text.value),
    replace(source.text.span, resource.text.value),
  ];
  return [preferred("Swap the resource and the source", edits)];
}

function changeAction(actions: readonly PolicyText[], { service }: PolicyArn): readonly QuickFix[] {
  const [action] = actions;
  const delivery = Object.hasOwn(deliveries, service.value) ? deliveries[service.value] : undefined;
  if (action === undefined || actions.length > 1 || delivery === undefined) return [];
  const isDelivery = Object.values(deliveries).some(
    (known) => known.toLowerCase() === action.value.toLowerCase(),
  );
  return isDelivery ? [choice(`Change the action to ${delivery}`, [replace(action.span, delivery)])] : [];
}

function changePrincipal(principals: readonly PolicyText[], { service }: PolicyArn): readonly QuickFix[] {
  const [principal] = principals;
  if (principal === undefined || principals.length > 1 || !Object.hasOwn(callers, service.value)) return [];
  const known = `${service.value}.amazonaws.com`;
  return [choice(`Change the principal to ${known}`, [replace(principal.span, known)])];
}

function places(texts: readonly PolicyText[], message: string): readonly RelatedPlace[] {
  return texts.slice(0, MAX_RELATED).map(({ span }) => ({ span, message }));
}

function quoted(texts: readonly PolicyText[]): string {
  return nameSome(texts.map(({ value }) => `"${value}"`));
}
