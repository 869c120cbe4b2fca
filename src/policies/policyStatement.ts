import { readPolicyArn, type PolicyArn } from "./policyArn";
import { itemsOf, memberOf, type PolicyText, type PolicyValue } from "./policyValue";

/** What a statement of a queue's or topic's policy allows. */
export interface PolicyStatement {
  readonly actions: readonly PolicyText[];
  /** The services that may act; undefined where somebody else may, too, or not everybody can be read. */
  readonly principals: readonly PolicyText[] | undefined;
  readonly resources: readonly PolicyArn[];
  /** Whether the resources are all that it is about, none of them with a function of a template in it. */
  readonly isWhole: boolean;
  /** The values of `aws:SourceArn` of which one must be the caller's. */
  readonly sources: readonly PolicyArn[];
}

/**
 * The statements in a document that allow to do something with queues or topics and say to whom: those
 * of resource policies. A `Deny`, `NotAction` or `NotPrincipal`, and an identity's policy, are none.
 */
export function policyStatements(value: PolicyValue): readonly PolicyStatement[] {
  switch (value.kind) {
    case "list":
      return value.items.flatMap(policyStatements);
    case "object":
      return value.members.flatMap((member) =>
        member.key === "Statement"
          ? itemsOf(member.value).flatMap(readStatement)
          : policyStatements(member.value),
      );
    case "text":
    case "other":
      return [];
  }
}

function readStatement(value: PolicyValue): readonly PolicyStatement[] {
  const effect = memberOf(value, "Effect");
  const principal = memberOf(value, "Principal");
  const actions = texts(itemsOf(memberOf(value, "Action")));
  if (effect?.kind !== "text" || effect.value !== "Allow" || principal === undefined) return [];
  if (actions === undefined || !actions.every((action) => /^(sqs|sns):/i.test(action.value))) return [];
  const written = itemsOf(memberOf(value, "Resource"));
  const resources = arns(written);
  return [
    {
      actions,
      principals: servicesOf(principal),
      resources,
      isWhole: resources.length === written.length,
      sources: sourcesOf(memberOf(value, "Condition")),
    },
  ];
}

function servicesOf(principal: PolicyValue): readonly PolicyText[] | undefined {
  if (principal.kind !== "object" || principal.members.some(({ key }) => key !== "Service")) return undefined;
  return texts(itemsOf(memberOf(principal, "Service")));
}

/** Operators by which a key must have one of the values; names of operators and keys have no case. */
const equalities =
  /^(?:For(?:Any|All)Values?:)?(?:(?:String(?:Equals(?:IgnoreCase)?|Like))|Arn(?:Equals|Like))(?:IfExists)?$/i;

function sourcesOf(condition: PolicyValue | undefined): readonly PolicyArn[] {
  if (condition?.kind !== "object") return [];
  return condition.members
    .filter(({ key }) => equalities.test(key))
    .flatMap(({ value }) => (value.kind === "object" ? value.members : []))
    .filter(({ key }) => key.toLowerCase() === "aws:sourcearn")
    .flatMap(({ value }) => arns(itemsOf(value)));
}

/** The values as texts; undefined where there is none, or where one is something else. */
function texts(values: readonly PolicyValue[]): readonly PolicyText[] | undefined {
  const found = values.filter((value) => value.kind === "text");
  return found.length === values.length && found.length > 0 ? found : undefined;
}

function arns(values: readonly PolicyValue[]): readonly PolicyArn[] {
  return values.flatMap((value) => readPolicyArn(value) ?? []);
}
