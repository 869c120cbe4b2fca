// The kinds of CloudTrail event and the fields of a CloudTrail record, which are the same for every source.
import type { Evidence } from "../../src/catalog/catalog";
import type { EncodedCloudTrailEvent, EncodedFields } from "../../src/catalog/encodedCatalog";
import type { CloudTrailRow, FieldRow } from "./dataFiles";
import { encodeTree, visit, type FieldFacts, type FieldTree } from "./fieldTree";
import { treeOfRows } from "./handKeptFields";
import { readData } from "./readData";

const DOCUMENTATION =
  "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html";
/** Facts of the shared fields that stand whatever a source says. */
const KEPT = ["evidence", "rank"];
const INSIGHT = "AWS Insight via CloudTrail";

/** The kinds with their trees by detail-type, and how openCatalog finds them: `kinds` and the `fields` they index. */
export interface CloudTrailKnowledge {
  readonly caveats: Readonly<Record<string, string>>;
  readonly kinds: readonly (EncodedCloudTrailEvent & Pick<CloudTrailRow, "offered">)[];
  readonly trees: ReadonlyMap<string, FieldTree>;
  readonly fields: readonly EncodedFields[];
}

/** What data/ knows of CloudTrail's events. */
export async function readCloudTrail(): Promise<CloudTrailKnowledge> {
  const { caveats, detailTypes, fields } = await readData("cloudTrail/events.json");
  const trees = new Map<string, FieldTree>();
  const distinct: EncodedFields[] = [];
  const kinds = detailTypes.map(({ detailType, description, caveats: own, offered }) => {
    const tree = treeOfRows(
      fields.filter((row) => has(row, detailType)),
      { prefix: "detail" },
    );
    trees.set(detailType, tree);
    const encoded = encodeTree(tree, { evidence: "documentation" });
    let index = distinct.findIndex((known) => JSON.stringify(known) === JSON.stringify(encoded));
    if (index === -1) index = distinct.push(encoded) - 1;
    return { detailType, description, documentation: DOCUMENTATION, caveats: own, fields: index, offered };
  });
  return { caveats, kinds, trees, fields: distinct };
}

function has({ only }: FieldRow, detailType: string): boolean {
  if (only === undefined) return true;
  return only === "calls" ? detailType !== INSIGHT : only.includes(detailType);
}

/**
 * What a source's own tree says beyond the shared one: whole branches that the shared tree lacks, and facts that
 * differ. The shared tree's word on type and optionality stands, because one schema of many calls knows less.
 */
export function beyondShared(own: FieldTree, shared: FieldTree): FieldTree {
  const remaining: FieldTree = new Map();
  for (const [key, node] of own) {
    const known = shared.get(key);
    if (!known) {
      remaining.set(key, node);
      continue;
    }
    const children = beyondShared(node.children, known.children);
    const shares = (name: string, fact: unknown) =>
      JSON.stringify(fact) === JSON.stringify(known.facts[name as keyof FieldFacts]);
    const facts = filterFacts(node.facts, (name, fact) => !KEPT.includes(name) && !shares(name, fact));
    if (children.size === 0 && Object.keys(facts).length === 0) continue;
    const kept = filterFacts(known.facts, (name) => KEPT.includes(name));
    remaining.set(key, { ...known, facts: { ...kept, ...facts }, children });
  }
  return remaining;
}

function filterFacts(facts: FieldFacts, keep: (name: string, fact: unknown) => boolean): FieldFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name, fact]) => keep(name, fact)));
}

/** Marks every node that has no evidence of its own, because the shared fields around it have another. */
export function markEvidence(tree: FieldTree, evidence: Evidence): FieldTree {
  visit(tree, (node) => {
    node.facts.evidence ??= evidence;
  });
  return tree;
}
