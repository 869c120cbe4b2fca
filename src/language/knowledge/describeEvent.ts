import type { CatalogField, EventType } from "../../catalog/catalog";
import {
  describeCaveats,
  describeTypes,
  describeThinEvidence,
  link,
  paragraphs,
  sentence,
} from "./describeField";
import { isObject } from "./knownFields";
import { boldMarkdown, codeSpan } from "./markdown";

/** Lines of an event's shape before it says how many more there are, and values of a field in one line. */
const maxLines = 40;
const maxValues = 4;
const maxEvents = 12;

/** Markdown on an event: what it announces, the shape of its detail, message types, caveats and a link. */
export function describeEvent(event: EventType): string {
  const thin = describeThinEvidence(event.evidence);
  return paragraphs([
    `${boldMarkdown(event.detailType)} · sent by ${codeSpan(event.source)}`,
    sentence(event.description),
    describeShape(event.fields),
    ...(event.messageTypes ?? []).map(
      ({ value, description }) => `- ${codeSpan(String(value))}: ${sentence(description)}`,
    ),
    describeCaveats(event.caveats.map(({ text }) => text)),
    thin === "" ? "" : `_Evidence is thin: ${thin}._`,
    link(event.documentation),
  ]);
}

/** Markdown on the `detail` of the chosen events: the shape of a single one, else which ones they are. */
export function describeDetail(events: readonly EventType[]): string {
  const [first] = events;
  const names = [...new Set(events.map(({ operation, detailType }) => operation ?? detailType))];
  const shown = names.slice(0, maxEvents).map((name) => `- ${codeSpan(name)}`);
  if (names.length > shown.length) shown.push(`- and ${names.length - shown.length} more`);
  return first !== undefined && events.length === 1
    ? paragraphs([
        `**detail** · object of ${codeSpan(first.operation ?? first.detailType)}`,
        describeShape(first.fields),
        link(first.documentation),
      ])
    : paragraphs([
        "**detail** · object of one of these events:",
        shown.join("\n"),
        link(first?.documentation),
      ]);
}

/** The fields as an indented list in a code block; says so when they are not known. */
function describeShape(fields: readonly CatalogField[] | undefined): string {
  if (fields === undefined || fields.length === 0) return "Its fields are not in the catalog.";
  const lines = fields.map(describeLine);
  const shown = lines.slice(0, maxLines);
  const more = lines.length - shown.length;
  if (more > 0) shown.push(`… and ${more} more fields`);
  return `\`\`\`text\n${shown.join("\n").replaceAll("```", "'''")}\n\`\`\``;
}

function describeLine(field: CatalogField): string {
  const indent = "  ".repeat(field.path.length - 1);
  const name = `${indent}${field.path.at(-1) ?? ""}${field.optional ? "?" : ""}`;
  const values = field.values.slice(0, maxValues).map(({ value }) => String(value));
  if (field.values.length > values.length) values.push("…");
  const list = values.length === 0 ? "" : ` (${values.join(", ")})`;
  const types = isObject(field) && !field.isArray ? "" : `: ${describeTypes(field)}`;
  return `${name}${types}${list}`.replace(/[\r\n]+/g, " ");
}
