import type { CatalogField, CatalogValue, EventType, Evidence, FieldType } from "../../catalog/catalog";
import { assertNever } from "../../base/assertNever";
import { boldMarkdown, codeSpan, proseMarkdown } from "./markdown";

/** Values listed in a hover before it says how many more there are. */
const maxValues = 12;

/** The types of a field in words: `string`, `string or number`, `array of strings`. */
export function describeTypes({ types, isArray }: Pick<CatalogField, "types" | "isArray">): string {
  const names: readonly (FieldType | "anything")[] = types.map((type) =>
    type === "any" ? "anything" : type,
  );
  if (names.length === 0 || names.includes("anything")) return isArray ? "array" : "any type";
  return isArray ? `array of ${names.map((name) => `${name}s`).join(" or ")}` : names.join(" or ");
}

/** How sure it is that AWS sends something, as part of a sentence; empty where there is no doubt. */
export function describeThinEvidence(evidence: Evidence): string {
  switch (evidence) {
    case "eventbridge-sample":
    case "recorded-event":
    case "eventbridge-consumer":
    case "service-spec":
    case "reference":
    case "service-guide":
    case "console-sample":
      return "";
    case "sns-sample":
      return "seen in an SNS notification only";
    case "api-model":
      return "from the API's model only";
    case "documentation":
      return "from documentation only";
    default:
      return assertNever(evidence);
  }
}

/** One line beside a key or value: its types, and what makes it doubtful. */
export function fieldDetail(field: CatalogField): string {
  return [describeTypes(field), describeThinEvidence(field.evidence)]
    .filter((part) => part !== "")
    .join(" · ");
}

/** What is known of a field; the event is missing for a field that every event has. */
export interface FieldKnowledge {
  readonly field: CatalogField;
  readonly event?: EventType;
}

/** Markdown that says what a field is, with the events that have it, values, caveats and a link. */
export function describeField(path: readonly string[], known: readonly FieldKnowledge[]): string {
  const [first] = known;
  const title = boldMarkdown(path.join("."));
  if (first === undefined) return title;
  const { field, event } = first;
  const example = field.example === undefined ? "" : `Example: ${codeSpan(field.example)}`;
  const onlyIn = field.onlyIn === undefined ? "" : `Only in ${codeList(field.onlyIn)}.`;
  return paragraphs([
    `${title} · ${describeTypes(field)}${field.optional ? " · can be missing" : ""}`,
    sentence(field.description),
    describeValues(field.values),
    example,
    onlyIn,
    evidenceSentence(field.evidence),
    describeCaveats(field.caveats),
    sentOf(known),
    link(event?.documentation),
  ]);
}

/** So many caveats are shown at once; whoever wants the others opens them. */
const shownCaveats = 2;

/** Caveats as paragraphs: the first two, which matter most, and the others folded under "More". */
export function describeCaveats(caveats: readonly string[]): string {
  const all = caveats.map((caveat) => `⚠ ${proseMarkdown(caveat)}`);
  const folded = all.slice(shownCaveats);
  return paragraphs([
    ...all.slice(0, shownCaveats),
    // Markdown goes on inside of HTML behind an empty line.
    folded.length === 0 ? "" : `<details><summary>More</summary>\n\n${paragraphs(folded)}\n\n</details>`,
  ]);
}

/** Markdown that says what one value of a field means. */
export function describeValue(value: CatalogValue, path: readonly string[]): string {
  return paragraphs([
    `${codeSpan(String(value.value))} · value of ${codeSpan(path.join("."))}`,
    sentence(value.description),
    value.evidence === undefined ? "" : evidenceSentence(value.evidence),
  ]);
}

/** The values of a field, shortened: `Values: A, B, C and 9 more.` */
function describeValues(values: readonly CatalogValue[]): string {
  if (values.length === 0) return "";
  const shown = values.slice(0, maxValues).map(({ value }) => codeSpan(JSON.stringify(value)));
  const more = values.length - shown.length;
  return `Values: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

/** Paragraphs of markdown; empty ones are left out. */
export function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

/** A link to AWS's documentation; empty when none is known, or it is no web address. */
export function link(documentation: string | undefined, title = "AWS documentation"): string {
  return documentation !== undefined && /^https:\/\/[^\s<>()]+$/.test(documentation)
    ? `[${title}](${documentation})`
    : "";
}

/** A description as markdown that ends like a sentence. */
export function sentence(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  return proseMarkdown(/[.!?)]$/.test(text) ? text : `${text}.`);
}

function evidenceSentence(evidence: Evidence): string {
  const thin = describeThinEvidence(evidence);
  return thin === "" ? "" : `_Evidence is thin: ${thin}._`;
}

function sentOf(known: readonly FieldKnowledge[]): string {
  const detailTypes = [...new Set(known.flatMap(({ event }) => event?.operation ?? event?.detailType ?? []))];
  if (detailTypes.length === 0) return "";
  const shown = detailTypes.slice(0, 3).map((detailType) => codeSpan(detailType));
  const more = detailTypes.length - shown.length;
  return `In ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

/** Code spans joined as a list in a sentence. */
export function codeList(texts: readonly string[]): string {
  const spans = texts.map(codeSpan);
  return spans.length < 2 ? spans.join("") : `${spans.slice(0, -1).join(", ")} and ${spans.at(-1) ?? ""}`;
}
