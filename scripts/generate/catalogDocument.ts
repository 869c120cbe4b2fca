// CATALOG.md: what the catalog knows, for readers.
import type { CloudTrailKnowledge } from "./cloudTrail";
import { compare } from "./compare";
import { coverageOf, fieldEvidence } from "./coverage";
import type { CallCounts } from "./encodeCallFields";
import type { FieldTree } from "./fieldTree";
import type { Model, ModelEvent, ModelSource } from "./model";
import { offeredDetailTypes } from "./writeCatalog";

/** What the document says besides the model: versions of the packages, and how much there is of what. */
export interface DocumentFacts {
  readonly packages: Readonly<Record<string, string>>;
  readonly cloudTrail: CloudTrailKnowledge;
  readonly operations: { readonly eventSources: number; readonly operations: number };
  readonly calls: CallCounts;
  readonly managedRules: number;
  readonly regions: number;
  readonly samples: number;
}

/** The document's text, from the finished model. */
export function catalogDocument(model: Model, facts: DocumentFacts): string {
  const { packages, cloudTrail, operations, calls, managedRules, regions, samples } = facts;
  const sources = [...model.sources.values()].sort((a, b) => compare(a.name, b.name));
  const rows = sources.map((source) => describeSource(source, cloudTrail, calls));
  const own = rows.filter(({ known }) => known > 0);
  const callsOnly = rows.filter(({ known }) => known === 0);
  const counts = countEvents(sources, cloudTrail);
  const lines = [
    "# What AWS sends, as this extension knows it",
    "",
    "Written by `npm run generate`; edit `data/` instead.",
    "",
    "| | |",
    "|---|---|",
    `| sources | ${sources.length} |`,
    `| source and detail-type pairs | ${counts.pairs} |`,
    `| … with typed fields | ${counts.typed} |`,
    `| … with some fields, from samples and lists of values | ${counts.partial} |`,
    `| … by name only | ${counts.named} |`,
    `| sources whose API calls CloudTrail sends | ${sources.filter(({ eventSources }) => eventSources).length} |`,
    `| fields, without those of CloudTrail events | ${counts.fields} |`,
    `| known values of these fields | ${counts.values} |`,
    `| event sources with API operations | ${operations.eventSources} |`,
    `| API operations | ${operations.operations} |`,
    `| … with parameters, spelled by the rule of their protocol | ${calls.operations.rule} |`,
    `| … with parameters, spelled as a table has it | ${calls.operations.table} |`,
    `| … with parameters, in both spellings or in part | ${calls.operations.undecided} |`,
    `| parameters and answers of these operations | ${calls.fields} |`,
    `| managed rules of AWS Config | ${managedRules} |`,
    `| Regions | ${regions} |`,
    `| sample events | ${samples} |`,
    "",
    "From the packages below, and from `data/`, which says where it comes from:",
    "",
    ...Object.entries(packages).map(([name, version]) => `- \`${name}\` ${version}`),
    "",
    "Besides the events listed here, every source can have the kinds of CloudTrail event: " +
      `${cloudTrail.kinds.map(({ detailType }) => detailType).join(", ")}.`,
    "",
    "## Where the fields are from",
    "",
    "Pairs by the strongest evidence of a field of theirs; data/README.md says what the words mean.",
    "",
    "| evidence | pairs |",
    "|---|---|",
    ...[...fieldEvidence(sources, cloudTrail.trees)].map(
      ([evidence, pairs]) => `| \`${evidence}\` | ${pairs} |`,
    ),
    "",
    "## Sources with events of their own",
    "",
    "**bold**: typed fields. *italic*: some fields. Plain: by name only. Fields: of how many detail-types they are known. " +
      "Calls: of how many API operations the parameters are known.",
    "",
    "| source | service | fields | calls | detail-types |",
    "|---|---|---|---|---|",
    ...own.map(
      ({ name, title, fields, calls: known, detailTypes }) =>
        `| \`${name}\` | ${title} | ${fields} | ${known} | ${detailTypes.join("<br>")} |`,
    ),
    "",
    "## Sources with API calls only",
    "",
    "| source | service | calls |",
    "|---|---|---|",
    ...callsOnly.map(({ name, title, calls: known }) => `| \`${name}\` | ${title} | ${known} |`),
  ];
  return `${lines.join("\n")}\n`;
}

interface Counts {
  pairs: number;
  typed: number;
  partial: number;
  named: number;
  fields: number;
  values: number;
}

/** Pairs without the CloudTrail events that every source has; fields and values without those of any CloudTrail event. */
function countEvents(sources: readonly ModelSource[], { trees }: CloudTrailKnowledge): Counts {
  const counts = { pairs: 0, typed: 0, partial: 0, named: 0, fields: 0, values: 0 };
  for (const event of sources.flatMap(({ events }) => [...events.values()])) {
    counts.pairs += 1;
    counts[
      event.tree === undefined && !trees.has(event.detailType) ? "named" : event.partial ? "partial" : "typed"
    ] += 1;
    if (event.tree && !trees.has(event.detailType)) countFields(event.tree, counts);
  }
  return counts;
}

function countFields(tree: FieldTree, counts: Counts): void {
  for (const { facts, children } of tree.values()) {
    counts.fields += 1;
    if (Array.isArray(facts.values)) counts.values += facts.values.length;
    countFields(children, counts);
  }
}

function describeSource(source: ModelSource, cloudTrail: CloudTrailKnowledge, calls: CallCounts) {
  const offered = offeredDetailTypes(source, cloudTrail);
  const others = [...source.events.keys()].filter((detailType) => !offered.includes(detailType)).sort();
  const detailTypes = [...offered, ...others].map((detailType) =>
    mark(detailType, source.events.get(detailType), cloudTrail),
  );
  const coverage = coverageOf(source, cloudTrail.trees, calls);
  return { name: source.name, title: source.title, detailTypes, known: source.events.size, ...coverage };
}

function mark(detailType: string, event: ModelEvent | undefined, { trees }: CloudTrailKnowledge): string {
  if (trees.has(detailType)) return `**${detailType}**`;
  if (!event?.tree) return detailType;
  return event.partial ? `*${detailType}*` : `**${detailType}**`;
}
