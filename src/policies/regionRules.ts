import { replace } from "../language/diagnostics/fixes/edits";
import { choice, type QuickFix } from "../language/diagnostics/fixes/quickFix";
import type { ArnPart, PolicyArn } from "./policyArn";
import type { PolicyFinding } from "./policyDiagnostic";
import type { PolicyCode } from "./policyRules";
import { MAX_RELATED, nameSome } from "./policyLimits";
import type { PolicyStatement } from "./policyStatement";

/** What may deliver to what, and what is to be said where the two are in different Regions. */
interface Delivery {
  readonly code: PolicyCode;
  readonly source: string;
  readonly resource: string;
  readonly says: (source: string, resource: string) => string;
}

const rule = "rule/";
/** EventBridge delivers to queues and topics of other accounts too, but "in the same Region": eb-service-cross-account of its guide. */
const ruleSays = (kind: string) => (source: string, resource: string) =>
  `The rule is in ${source} and the ${kind} in ${resource}: EventBridge delivers to ${kind}s of the rule's own Region only. To get there, send to an event bus in ${resource}.`;

const deliveries: readonly (Delivery & {
  readonly from: string;
  readonly to: string;
  readonly prefix?: string;
})[] = [
  {
    code: "policy-topic-region",
    from: "sns",
    to: "sqs",
    source: "topic",
    resource: "queue",
    // sns-cross-region-delivery of the guide of SNS; "in the same region" of the guide of AWS Config.
    says: (source, resource) =>
      `The topic is in ${source} and the queue in ${resource}. AWS Config's guide wants both in one Region. SNS itself delivers across Regions; where one of them is an opt-in Region, the principal has to be sns.<that Region>.amazonaws.com.`,
  },
  {
    code: "policy-source-region",
    from: "config",
    to: "sns",
    source: "delivery channel",
    resource: "topic",
    // sns-topic-policy of the guide of AWS Config.
    says: (source, resource) =>
      `AWS Config in ${source} does not publish to a topic in ${resource}: the topic of a delivery channel has to be in its Region.`,
  },
  {
    code: "policy-source-region",
    from: "events",
    prefix: rule,
    to: "sqs",
    source: "rule",
    resource: "queue",
    says: ruleSays("queue"),
  },
  {
    code: "policy-source-region",
    from: "events",
    prefix: rule,
    to: "sns",
    source: "rule",
    resource: "topic",
    says: ruleSays("topic"),
  },
];

/** More resources than this are not moved to another Region for the sake of a source. */
const maxMovedResources = 100;

/** The sources of one Region that deliver in the same way. */
interface Origin {
  readonly delivery: Delivery;
  readonly from: [ArnPart, ...ArnPart[]];
}

/** Sources of a statement that are in another Region than all that it is about, those of one Region taken together. */
export function* regionRules({ resources, isWhole, sources }: PolicyStatement): Generator<PolicyFinding> {
  const there = resources.flatMap(({ region }) => region ?? []);
  const services = new Set(resources.map(({ service }) => service.value));
  const [service] = services;
  if (service === undefined || services.size > 1 || !isWhole || there.length < resources.length) return;
  const regions = new Set(there.map(({ value }) => value));
  const named = nameSome([...regions]);
  const targets = resources
    .slice(0, MAX_RELATED)
    .map(({ text, region }) => ({ span: text.span, region: region?.value ?? "" }));
  for (const { delivery, from } of originsOf(sources, service)) {
    const [first, ...others] = from;
    if (regions.has(first.value)) continue;
    yield {
      code: delivery.code,
      span: first.span,
      message: delivery.says(first.value, named),
      // Where there is more than one resource or source, both are shown.
      related: [
        ...targets
          .slice(0, others.length === 0 ? MAX_RELATED : MAX_RELATED - 2)
          .map(({ span, region }) => ({ span, message: `The ${delivery.resource} is in ${region}.` })),
        ...others.map(({ span }) => ({ span, message: `This ${delivery.source} is in ${first.value} too.` })),
      ].slice(0, MAX_RELATED),
      fixes: regions.size > 1 ? [] : sameRegion(delivery, from, there),
    };
  }
}

/** The sources that deliver to a service, grouped by Region and delivery in the order of the text. */
function originsOf(sources: readonly PolicyArn[], to: string): Iterable<Origin> {
  const origins = new Map<string, Origin>();
  for (const source of sources) {
    const { region } = source;
    const delivery = deliveryOf(source, to);
    if (region === undefined || delivery === undefined) continue;
    const key = `${delivery.source} ${region.value}`;
    const origin = origins.get(key);
    if (origin === undefined) origins.set(key, { delivery, from: [region] });
    else origin.from.push(region);
  }
  return origins.values();
}

function deliveryOf({ service, resource }: PolicyArn, target: string): Delivery | undefined {
  return deliveries.find(
    ({ from, prefix = "", to }) =>
      service.value === from && resource.value.startsWith(prefix) && target === to,
  );
}

function sameRegion(
  { source, resource }: Delivery,
  from: Origin["from"],
  resources: readonly ArnPart[],
): readonly QuickFix[] {
  const [target] = resources;
  if (target === undefined) return [];
  const [origin] = from;
  const moveSource = choice(
    `Change the ${source}'s Region to ${target.value}`,
    from.map(({ span }) => replace(span, target.value)),
  );
  if (resources.length > maxMovedResources) return [moveSource];
  return [
    moveSource,
    choice(
      `Change the ${resource}'s Region to ${origin.value}`,
      resources.map(({ span }) => replace(span, origin.value)),
    ),
  ];
}
