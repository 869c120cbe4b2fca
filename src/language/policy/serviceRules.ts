import { replace } from "../fixes/edits";
import { choice, preferred, type QuickFix } from "../fixes/quickFix";
import type { Arn } from "./arn";
import type { PolicyFinding } from "./policyDiagnostic";
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
export function serviceRules(statement: PolicyStatement): readonly PolicyFinding[] {
  return [...resourceService(statement), ...sourceService(statement), ...sourceRule(statement)];
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html, where actions have resources. */
function resourceService(statement: PolicyStatement): readonly PolicyFinding[] {
  const { actions, resources } = statement;
  const wanted = servicesOf(actions);
  return resources
    .filter(({ service }) => !wanted.has(service.value))
    .map((arn) => ({
      code: "policy-resource-service",
      span: arn.service.span,
      message: `${quoted(actions)} needs the ARN of ${wanted.has("sqs") ? "a queue" : "a topic"}; this is one of "${arn.service.value}", so it allows nothing.`,
      related: actions.map(({ span }) => ({ span, message: "This is the action." })),
      fixes: [...swap(statement), ...changeAction(actions, arn)],
    }));
}

/**
 * SNS, EventBridge and AWS Config give the ARN of what they act for as `aws:SourceArn`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
function sourceService(statement: PolicyStatement): readonly PolicyFinding[] {
  const services = callingServices(statement);
  if (services === undefined) return [];
  return statement.sources
    .filter(({ service }) => !services.includes(service.value))
    .map((arn) => ({
      code: "policy-source-service",
      span: arn.service.span,
      message: `${quoted(statement.principals ?? [])} gives the ARN of ${services.map((service) => callers[service]).join(" or of ")} as its source, never one of "${arn.service.value}": this allows nothing.`,
      related: (statement.principals ?? []).map(({ span }) => ({ span, message: "This is the principal." })),
      fixes: [...swap(statement), ...changePrincipal(statement, arn)],
    }));
}

/**
 * The ARN of a rule is `…:rule/name`, or `…:rule/bus/name`; an event bus may have a queue for what it cannot deliver.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 */
function sourceRule(statement: PolicyStatement): readonly PolicyFinding[] {
  if (callingServices(statement)?.includes("events") !== true) return [];
  return statement.sources.flatMap(({ service, resource }) => {
    const [kind = "", ...name] = resource.value.split("/");
    const isBare = name.length === 0 && /^[\w.-]+$/.test(kind);
    if (service.value !== "events" || !(isBare || idle.has(kind))) return [];
    const fixes = isBare
      ? [preferred(`Write "rule/" before the name`, [replace({ ...resource.span, length: 0 }, "rule/")])]
      : [];
    return [
      {
        code: "policy-source-rule",
        span: resource.span,
        message: `EventBridge gives the ARN of a rule as its source, which ends in "rule/name": this allows nothing.`,
        related: (statement.principals ?? []).map(({ span }) => ({
          span,
          message: "This is the principal.",
        })),
        fixes,
      },
    ];
  });
}

/** The services that call, where each of them is known to give its own ARN. */
function callingServices({ principals }: PolicyStatement): readonly string[] | undefined {
  // A service in an opt-in Region has the Region in its name: sns.ap-east-1.amazonaws.com.
  const services = principals?.map(
    ({ value }) => /^([a-z]+)(?:\.[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/.exec(value)?.[1] ?? "",
  );
  return services?.every((service) => Object.hasOwn(callers, service)) === true ? services : undefined;
}

function servicesOf(actions: readonly PolicyText[]): ReadonlySet<string> {
  return new Set(actions.map(({ value }) => value.slice(0, value.indexOf(":")).toLowerCase()));
}

/** Where resource and source stand in each other's place. */
function swap({
  actions,
  resources: [resource, ...resources],
  sources: [source, ...sources],
}: PolicyStatement): readonly QuickFix[] {
  if (resource === undefined || source === undefined || resources.length + sources.length > 0) return [];
  const wanted = servicesOf(actions);
  if (wanted.has(resource.service.value) || !wanted.has(source.service.value)) return [];
  const edits = [
    replace(resource.text.span, source.text.value),
    replace(source.text.span, resource.text.value),
  ];
  return [preferred("Swap the resource and the source", edits)];
}

function changeAction(actions: readonly PolicyText[], { service }: Arn): readonly QuickFix[] {
  const [action, ...others] = actions;
  const delivery = deliveries[service.value];
  if (action === undefined || others.length > 0 || delivery === undefined) return [];
  const isDelivery = Object.values(deliveries).some(
    (known) => known.toLowerCase() === action.value.toLowerCase(),
  );
  return isDelivery ? [choice(`Change the action to ${delivery}`, [replace(action.span, delivery)])] : [];
}

function changePrincipal({ principals = [] }: PolicyStatement, { service }: Arn): readonly QuickFix[] {
  const [principal, ...others] = principals;
  if (principal === undefined || others.length > 0 || !Object.hasOwn(callers, service.value)) return [];
  const known = `${service.value}.amazonaws.com`;
  return [choice(`Change the principal to ${known}`, [replace(principal.span, known)])];
}

function quoted(texts: readonly PolicyText[]): string {
  return texts.map(({ value }) => `"${value}"`).join(", ");
}
