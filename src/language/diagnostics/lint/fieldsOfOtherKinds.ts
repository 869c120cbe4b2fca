import type { CatalogField } from "../../../catalog/catalog";
import { API_CALL } from "../../../catalog/cloudTrailKinds";
import { acceptsAbsence } from "./absence";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { exactTexts } from "./plainTexts";

/**
 * The objects of a CloudTrail record that only one kind of event has, with the detail-types of that kind, likeliest first.
 * Source: the contents of a CloudTrail record, and AWS's samples of the events.
 */
const ofOneKind: Readonly<Record<string, readonly string[]>> = {
  "detail.serviceEventDetails": ["AWS Service Event via CloudTrail"],
  "detail.insightDetails": ["AWS Insight via CloudTrail"],
  "detail.responseElements.ConsoleLogin": [
    "AWS Console Sign In via CloudTrail",
    "AWS Console Signin via CloudTrail",
  ],
};

/** A field of a CloudTrail record that no event of the chosen kinds has. */
export interface FieldOfOtherKind {
  readonly leaf: LeafField;
  /** The object that is of another kind, or the field itself. */
  readonly path: CatalogField["path"];
  /** The detail-type whose events have it. */
  readonly detailType: string;
  /** The leaf that chooses others. */
  readonly chosen: LeafField;
}

/** The fields of CloudTrail records that come with another detail-type than the pattern chooses. */
export function fieldsOfOtherKinds(context: LintContext): readonly FieldOfOtherKind[] {
  return context.leaves.flatMap((leaf) => {
    const [path, detailTypes] =
      Object.entries(ofOneKind).find(([start]) => leaf.path === start || leaf.path.startsWith(`${start}.`)) ??
      [];
    const [detailType] = detailTypes ?? [];
    if (path === undefined || detailType === undefined || acceptsAbsence(leaf)) return [];
    const selections = context.selections(leaf);
    const chosen = selections.map((selection) => selection.get("detail-type"));
    const [first] = chosen;
    const areOther = chosen.every((one) => {
      const texts = exactTexts(one?.value);
      return texts?.every((text) => isCloudTrail(text) && detailTypes?.includes(text) === false) === true;
    });
    if (first === undefined || !areOther) return [];
    return [{ leaf, path: path.split("."), detailType, chosen: first }];
  });
}

function isCloudTrail(detailType: string): boolean {
  return detailType === API_CALL || detailType.endsWith(" via CloudTrail");
}
