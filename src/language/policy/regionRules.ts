import { replace } from "../fixes/edits";
import { choice, type QuickFix } from "../fixes/quickFix";
import type { Arn, ArnPart } from "./arn";
import type { PolicyFinding } from "./policyDiagnostic";
import type { PolicyCode } from "./policyRules";
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

/** Sources of a statement that are in another Region than all that it is about. */
export function regionRules({ resources, isWhole, sources }: PolicyStatement): readonly PolicyFinding[] {
  const [resource] = resources;
  const regions = resources.flatMap(({ region }) => region ?? []);
  if (resource === undefined || !isWhole || regions.length < resources.length) return [];
  return sources.flatMap((source) => {
    const { region } = source;
    const delivery = deliveryOf(source, resources);
    if (region === undefined || delivery === undefined) return [];
    if (regions.some(({ value }) => value === region.value)) return [];
    return [
      {
        code: delivery.code,
        span: region.span,
        message: delivery.says(region.value, [...new Set(regions.map(({ value }) => value))].join(", ")),
        related: resources.map(({ text, region: there }) => ({
          span: text.span,
          message: `The ${delivery.resource} is in ${there?.value ?? ""}.`,
        })),
        fixes: sameRegion(delivery, region, regions),
      },
    ];
  });
}

function deliveryOf({ service, resource }: Arn, resources: readonly Arn[]): Delivery | undefined {
  return deliveries.find(
    ({ from, prefix = "", to }) =>
      service.value === from &&
      resource.value.startsWith(prefix) &&
      resources.every((target) => target.service.value === to),
  );
}

function sameRegion(
  { source, resource }: Delivery,
  region: ArnPart,
  [first, ...others]: readonly ArnPart[],
): readonly QuickFix[] {
  if (first === undefined || others.some(({ value }) => value !== first.value)) return [];
  const targets = [first, ...others];
  return [
    choice(`Change the ${source}'s Region to ${first.value}`, [replace(region.span, first.value)]),
    choice(
      `Change the ${resource}'s Region to ${region.value}`,
      targets.map(({ span }) => replace(span, region.value)),
    ),
  ];
}
