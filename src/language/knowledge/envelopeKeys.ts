import type { Catalog, CatalogField } from "../../catalog/catalog";
import { describeField, link, paragraphs, sentence } from "./describeField";
import { boldMarkdown } from "./markdown";

/** A key that every event has at its root. */
export interface EnvelopeKey {
  readonly name: string;
  /** Missing for `detail`, which is an object. */
  readonly field?: CatalogField;
  readonly description: string;
  /** A text that holds, letter after letter, the spellings under which people look for the key. */
  readonly spellings?: string;
}

/** How often patterns ask for the key, most often first; keys that the catalog knows beside these come last. */
const order = ["source", "detail-type", "detail", "account", "region", "resources", "time", "id", "version"];

const structure = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html";

const detail: EnvelopeKey = {
  name: "detail",
  description: "The event's own fields, which depend on its source and detail-type.",
  spellings: "details",
};

/** The capital costs `detail-type` its rank once letters are typed, so that typing `detail` to its end selects `detail`. */
const spellings: Readonly<Record<string, string>> = {
  "detail-type": "Detail-_types",
  source: "sources",
  account: "accountId",
  region: "regions",
};

/** The keys at the root of an event, likeliest first. */
export function envelopeKeys(catalog: Catalog): readonly EnvelopeKey[] {
  const keys = catalog.envelope.flatMap((field): readonly EnvelopeKey[] => {
    const [name] = field.path;
    if (name === undefined || name === "detail" || field.path.length > 1) return [];
    const spelling = spellings[name];
    const description = field.description ?? "";
    return [{ name, field, description, ...(spelling === undefined ? {} : { spellings: spelling }) }];
  });
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...keys, detail].sort((one, other) => place(one.name) - place(other.name));
}

/** Markdown that says what a key of the envelope is. */
export function describeEnvelopeKey({ name, field, description }: EnvelopeKey): string {
  const text =
    field === undefined
      ? paragraphs([`${boldMarkdown(name)} · object`, sentence(description)])
      : describeField([name], [{ field }]);
  return paragraphs([text, link(structure, "Event structure")]);
}
