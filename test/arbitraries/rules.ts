import fc from "fast-check";
import type { RuleTarget, RuleToExport } from "../../src/export/ruleToExport";
import { targetKinds, type TargetKind } from "../../src/rules/targetKinds";
import { hostileText, patternText } from "./nastyTexts";

const letters = ".-_AZaz09".split("");

function nameOf(characters: readonly string[], maxLength: number): fc.Arbitrary<string> {
  const odd = ["yes", "NO", "null", "012", "1e3", "0x1f", "2020-01-01", "-x", "--name", "...", "_", "~"];
  const unit = fc.constantFrom(...characters);
  return fc.oneof(
    fc.constantFrom(...odd.filter((name) => /^[\w.-]+$/.test(name))),
    fc.string({ unit, minLength: 1, maxLength }),
  );
}

/** ARNs that exist, with every character that their services let stand in a name. */
const arns: Readonly<Record<TargetKind, readonly string[]>> = {
  topic: ["arn:aws:sns:us-east-1:111122223333:-_Az09"],
  queue: ["arn:aws-cn:sqs:cn-north-1:111122223333:-_Az09"],
  function: [
    "arn:aws:lambda:us-east-1:111122223333:function:-_Az09:$LATEST",
    "arn:aws:lambda:us-east-1:111122223333:function:a:live",
  ],
  logGroup: ["arn:aws:logs:us-east-1:111122223333:log-group:/#aws/-_.Az09"],
  stateMachine: ["arn:aws:states:us-east-1:111122223333:stateMachine:-_Az09:1"],
  eventBus: ["arn:aws:events:us-east-1:111122223333:event-bus/aws.partner/-_Az09"],
};

const target: fc.Arbitrary<RuleTarget> = fc
  .constantFrom(...(Object.keys(targetKinds) as TargetKind[]))
  .chain((kind) =>
    fc.constantFrom(targetKinds[kind].example, ...arns[kind]).map((arn): RuleTarget => ({ kind, arn })),
  );

const fifoQueue: fc.Arbitrary<RuleTarget> = fc
  .constantFrom(
    "compliance",
    "$.detail.id",
    `a'b"c\\d,e=[$f]\`g;h%i`,
    "yes",
    "012",
    "-x",
    "~",
    "!a",
    "&a",
    "*",
  )
  .map((messageGroup) => ({
    kind: "queue",
    arn: "arn:aws:sqs:us-east-1:111122223333:-_Az09.fifo",
    messageGroup,
  }));

/** A rule with an odd name, description and bus; the description may be one that is refused. */
export const ruleToExport: fc.Arbitrary<RuleToExport> = fc.record(
  {
    name: nameOf(letters, 64),
    description: hostileText,
    eventBus: nameOf([...letters, "/"], 20),
    state: fc.constantFrom("ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"),
    patternText,
    targets: fc.array(fc.oneof({ weight: 6, arbitrary: target }, fifoQueue), { maxLength: 3 }),
  },
  { requiredKeys: ["name", "state", "patternText", "targets"] },
);
