import { applyEdits } from "../base/textEdit";
import type { Catalog, EventType, SourceEvents } from "../catalog/catalog";
import { formatPattern } from "../json/layout/format";
import { API_CALL } from "../catalog/cloudTrailKinds";
import { callFlow } from "./callFlow";
import { configFlow } from "./configFlow";
import { fieldFlow } from "./fieldFlow";
import { caveatOf, type Flow } from "./flow";
import {
  chooseMany,
  chooseOne,
  otherItem,
  typeTexts,
  type Answers,
  type WizardItem,
  type WizardStep,
} from "./wizardStep";

/** What comes of the answers so far. */
export interface PatternPlan {
  /**
   * The questions from the first to as far as the answers lead, in order; an answer can add and remove later ones. The
   * last is `result` where there is enough for a pattern.
   */
  readonly steps: readonly WizardStep[];
  /** The event pattern as far as it is decided, laid out, with a line break at its end. */
  readonly text: string;
  /** What to know about the pattern, in sentences. */
  readonly caveats: readonly string[];
  /** A name for its file, without ending: `config-rules-compliance-change`. */
  readonly name: string;
}

const configSource = "aws.config";
const allEvents = "#all";
const severalTypes = "#several";
const nothing: Flow = { steps: [], detail: {}, caveats: [] };

/**
 * The wizard for a new event pattern as data: from what was answered so far, the questions and the pattern. Questions
 * without an answer count as answered with what is usual, or with any. Answers that do not fit are passed over, so that
 * nothing is lost when an earlier one is changed and changed back. Never throws, whatever the answers.
 */
export function planPattern(answers: Answers, catalog: Catalog): PatternPlan {
  const source = askSource(answers, catalog);
  if (source.name === undefined) {
    return { steps: source.steps, text: layOut({}), caveats: [], name: "new" };
  }
  const types = askDetailTypes(source.name, answers, catalog);
  if (types.chosen === undefined) {
    return {
      steps: [...source.steps, ...types.steps],
      text: layOut({ source: [source.name] }),
      caveats: [],
      name: nameFor(source.name, []),
    };
  }
  const known = catalog.source(source.name);
  const events = types.chosen.flatMap((detailType) => known?.event(detailType) ?? []);
  const { steps, detail, caveats } =
    events.length === types.chosen.length ? flowFor(source.name, events, answers, catalog) : nothing;
  const pattern = {
    source: [source.name],
    ...(types.chosen.length === 0 ? {} : { "detail-type": types.chosen }),
    ...(Object.keys(detail).length === 0 ? {} : { detail }),
  };
  const all = [...(types.chosen.length === 0 ? broad(source.name, known) : []), ...caveats];
  return {
    steps: [...source.steps, ...types.steps, ...steps, resultStep(answers, all)],
    text: layOut(pattern),
    caveats: all,
    name: nameFor(source.name, types.chosen),
  };
}

function askSource(
  answers: Answers,
  { sources }: Catalog,
): { readonly steps: readonly WizardStep[]; readonly name: string | undefined } {
  const last = Number.MAX_SAFE_INTEGER;
  const items = sources
    .toSorted((one, other) => (one.rank ?? last) - (other.rank ?? last))
    .map(({ name, title }) => ({ value: name, label: title, description: name }));
  const custom: WizardItem = {
    value: otherItem,
    label: "Another source…",
    description: "custom or of a partner",
  };
  const step = chooseOne(
    { id: "source", title: "Source", placeholder: "Who sends the events?" },
    [...items, custom],
    answers,
  );
  const [chosen] = step.chosen;
  if (chosen !== otherItem) return { steps: [step], name: chosen };
  const text = typeTexts(
    {
      id: "source.other",
      title: "Source",
      placeholder: "Type the source, such as com.example.orders.",
    },
    { several: false, optional: false },
    answers,
  );
  return { steps: [step, text], name: text.chosen[0] };
}

/** The chosen detail-types, none for all events; undefined while that is not decided. */
function askDetailTypes(
  source: string,
  answers: Answers,
  catalog: Catalog,
): { readonly steps: readonly WizardStep[]; readonly chosen: readonly string[] | undefined } {
  const { title = source, events = [] } = catalog.source(source) ?? {};
  const types = events.map(typeItem);
  const items: readonly WizardItem[] = [
    { value: allEvents, label: `All events of ${title}` },
    ...types,
    ...(types.length > 1 ? [{ value: severalTypes, label: "Several detail-types…" }] : []),
    { value: otherItem, label: "Another detail-type…" },
  ];
  const one = chooseOne(
    { id: "detailType", title: "Detail-type", placeholder: "Which events?" },
    items,
    answers,
  );
  const [chosen] = one.chosen;
  switch (chosen) {
    case undefined:
      return { steps: [one], chosen: undefined };
    case allEvents:
      return { steps: [one], chosen: [] };
    case severalTypes: {
      const many = chooseMany(
        { id: "detailTypes", title: "Detail-types", placeholder: "Which events? Select none to match all." },
        types,
        answers,
      );
      return { steps: [one, many], chosen: many.chosen };
    }
    case otherItem: {
      const text = typeTexts(
        {
          id: "detailType.other",
          title: "Detail-type",
          placeholder: "Type the detail-type, such as Order Placed.",
        },
        { several: false, optional: false },
        answers,
      );
      return { steps: [one, text], chosen: text.chosen.length === 0 ? undefined : text.chosen };
    }
    default:
      return { steps: [one], chosen: [chosen] };
  }
}

function typeItem({ detailType, description }: EventType): WizardItem {
  return {
    value: detailType,
    label: detailType,
    ...(description === undefined ? {} : { detail: description }),
  };
}

function flowFor(source: string, events: readonly EventType[], answers: Answers, catalog: Catalog): Flow {
  const [first] = events;
  if (first === undefined) return nothing;
  if (events.length === 1 && first.detailType === API_CALL) return callFlow(first, answers, catalog);
  const flow = source === configSource ? configFlow(events, answers, catalog) : fieldFlow(events, answers);
  return { ...flow, caveats: [...flow.caveats, ...caveatOf(events, "needs-trail")] };
}

function broad(name: string, known: SourceEvents | undefined): readonly string[] {
  if (known === undefined) return [`This matches every event of ${name}.`];
  return [`This matches every event of ${known.title}, API calls logged by CloudTrail among them.`];
}

/** The last question. A screen reader hears the caveats with it, as they stand elsewhere for the eye. */
function resultStep(answers: Answers, caveats: readonly string[]): WizardStep {
  const placeholder = ["What do you want to create?", ...caveats].join(" ");
  return chooseOne(
    { id: "result", title: "Result", placeholder },
    [
      { value: "pattern", label: "An event pattern", detail: "Opens it unsaved." },
      {
        value: "tests",
        label: "An event pattern with a test and a sample event",
        detail: "Asks where to save the pattern; the other files are saved beside it.",
      },
    ],
    answers,
    "pattern",
  );
}

function layOut(pattern: Readonly<Record<string, unknown>>): string {
  const text = `${JSON.stringify(pattern)}\n`;
  return applyEdits(text, formatPattern(text, { tabSize: 2, insertSpaces: true }));
}

function nameFor(source: string, detailTypes: readonly string[]): string {
  const service = source.replace(/^aws\./, "");
  const [only = ""] = detailTypes;
  const words = detailTypes.length === 1 && only !== API_CALL ? only : service;
  const slug = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (only === API_CALL && detailTypes.length === 1) return `${slug}-api-calls`;
  return detailTypes.length === 1 && slug !== "" ? slug : `${slug || "new"}-events`;
}
