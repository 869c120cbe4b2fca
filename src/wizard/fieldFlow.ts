import type { CatalogField, CatalogValue, EventType } from "../catalog/catalog";
import { fieldAt } from "../catalog/eventFields";
import { nestConditions } from "./conditions";
import type { Flow } from "./flow";
import { chooseMany, type Answers, type WizardItem } from "./wizardStep";

/** A list with more values than this, such as that of all Regions, is no list to choose from. */
const maxValues = 40;

/** A field that all chosen events have at one path, with the values of all of them. */
interface SharedField {
  readonly path: readonly string[];
  readonly name: string;
  readonly description?: string;
  readonly values: readonly CatalogValue[];
}

/** What is asked about events of any source: fields that have a list of values, then the values of each. */
export function fieldFlow(events: readonly EventType[], answers: Answers): Flow {
  const shared = sharedFields(events);
  if (shared.length === 0) return { steps: [], detail: {}, caveats: [] };
  const fields = chooseMany(
    {
      id: "fields",
      title: "Filters",
      placeholder: "Filter on which fields? Select none to match every event.",
    },
    shared.map(fieldItem),
    answers,
  );
  const filters = shared
    .filter(({ name }) => shared.length === 1 || fields.chosen.includes(name))
    .map((field) => ({
      field,
      step: chooseMany(
        {
          id: `values:${field.name}`,
          title: field.name,
          placeholder: "Which values? Select none to match any.",
        },
        field.values.map(valueItem),
        answers,
      ),
    }));
  return {
    // With one field there is nothing to choose but its values.
    steps: [...(shared.length === 1 ? [] : [fields]), ...filters.map(({ step }) => step)],
    detail: nestConditions(
      filters.map(({ field, step }) => ({
        path: field.path,
        matchers: field.values
          .map(({ value }) => value)
          .filter((value) => step.chosen.includes(String(value))),
      })),
    ),
    caveats: [],
  };
}

function sharedFields(events: readonly EventType[]): readonly SharedField[] {
  const [first, ...others] = events;
  return (first?.fields ?? []).filter(isChoice).flatMap((field) => {
    const twins = others.map((event) => fieldAt(event, field.path));
    const all = [field, ...twins.flatMap((twin) => (twin !== undefined && isChoice(twin) ? [twin] : []))];
    if (all.length < events.length) return [];
    const [, ...path] = field.path;
    const { description } = field;
    return [
      {
        path,
        name: path.join("."),
        values: distinct(all.flatMap(({ values }) => values)),
        ...(description === undefined ? {} : { description }),
      },
    ];
  });
}

function isChoice({ path, values, onlyIn }: CatalogField): boolean {
  return (
    path[0] === "detail" &&
    !path.includes("*") &&
    onlyIn === undefined &&
    values.length > 1 &&
    values.length <= maxValues
  );
}

function distinct(values: readonly CatalogValue[]): readonly CatalogValue[] {
  return [...new Map(values.map((value) => [value.value, value])).values()];
}

function fieldItem({ name, description, values }: SharedField): WizardItem {
  const shown = values.slice(0, 3).map(({ value }) => String(value));
  return {
    value: name,
    label: name,
    description: `${shown.join(", ")}${values.length > shown.length ? ", …" : ""}`,
    ...(description === undefined ? {} : { detail: description }),
  };
}

/** A value of a field as an item to choose. */
export function valueItem({ value, description }: CatalogValue): WizardItem {
  const text = String(value);
  return { value: text, label: text, ...(description === undefined ? {} : { detail: description }) };
}
