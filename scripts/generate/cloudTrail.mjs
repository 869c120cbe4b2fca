// The kinds of CloudTrail event and the fields of a CloudTrail record, which are the same for every source.
import { encodeTree, visit } from "./fieldTree.mjs";
import { treeOfRows } from "./handKeptFields.mjs";
import { readData } from "./readData.mjs";

const DOCUMENTATION =
  "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html";
/** Facts of the shared fields that stand whatever a source says. */
const KEPT = ["evidence", "rank"];
const INSIGHT = "AWS Insight via CloudTrail";

/** The kinds with their trees, and how openCatalog finds them: `kinds` and the distinct `fields` they index. */
export async function readCloudTrail() {
  const { caveats, detailTypes, fields } = await readData("cloudTrail/events.json");
  const trees = new Map();
  const distinct = [];
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

function has({ only }, detailType) {
  if (only === undefined) return true;
  return only === "calls" ? detailType !== INSIGHT : only.includes(detailType);
}

/**
 * What a source's own tree says beyond the shared one: whole branches that the shared tree lacks, and facts that
 * differ. The shared tree's word on type and optionality stands, because one schema of many calls knows less.
 */
export function beyondShared(own, shared) {
  const remaining = new Map();
  for (const [key, node] of own) {
    const known = shared.get(key);
    if (!known) {
      remaining.set(key, node);
      continue;
    }
    const children = beyondShared(node.children, known.children);
    const facts = Object.fromEntries(
      Object.entries(node.facts).filter(
        ([name, fact]) => !KEPT.includes(name) && JSON.stringify(fact) !== JSON.stringify(known.facts[name]),
      ),
    );
    if (children.size === 0 && Object.keys(facts).length === 0) continue;
    remaining.set(key, { ...known, facts: { ...keep(known.facts, KEPT), ...facts }, children });
  }
  return remaining;
}

function keep(facts, names) {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
}

/** Marks every node that has no evidence of its own, because the shared fields around it have another. */
export function markEvidence(tree, evidence) {
  visit(tree, (node) => {
    node.facts.evidence ??= evidence;
  });
  return tree;
}
