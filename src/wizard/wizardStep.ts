/** What was answered so far: by a step's id the values of the chosen items, or the texts that were typed. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** One question of the wizard, with what is known of its answer. */
export type WizardStep = ChoiceStep | TextStep;

interface StepParts {
  /** Names its answer; stable while answers before it change. */
  readonly id: string;
  /** A few words: `Resource types`. */
  readonly title: string;
  /** The question, and what an empty answer means. */
  readonly placeholder: string;
  /** The answer so far, as far as it fits what is asked now; of a choice of one what is chosen without an answer. */
  readonly chosen: readonly string[];
}

/** Choose one item of a list, or any number; none of many means any. */
export interface ChoiceStep extends StepParts {
  readonly kind: "one" | "many";
  readonly items: readonly WizardItem[];
}

/** Type texts, separated by commas where there can be several. */
export interface TextStep extends StepParts {
  readonly kind: "text";
  readonly several: boolean;
  /** Whether it can be left empty. */
  readonly optional: boolean;
  /** What such a text looks like. */
  readonly example?: string;
  /** What is wrong with a text, in a sentence; a warning does not keep it from being taken. */
  readonly check?: CheckStep;
}

/** As TextStep.check: undefined for a text that will do. */
export type CheckStep = (
  text: string,
) => string | { readonly message: string; readonly severity: "error" | "warning" } | undefined;

export interface WizardItem {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

/** The value of the item that leads to a text step, for what is not in the list. */
export const otherItem = "#other";

interface StepWords {
  readonly id: string;
  readonly title: string;
  readonly placeholder: string;
}

/** A choice of one item. `usual` is chosen without an answer; without it nothing is. */
export function chooseOne(
  words: StepWords,
  items: readonly WizardItem[],
  answers: Answers,
  usual?: string,
): ChoiceStep {
  const answered = fitting(items, answers[words.id]).slice(0, 1);
  const chosen = answered.length === 0 && usual !== undefined ? [usual] : answered;
  return { ...words, kind: "one", items, chosen };
}

/** A choice of any number of items. */
export function chooseMany(words: StepWords, items: readonly WizardItem[], answers: Answers): ChoiceStep {
  return { ...words, kind: "many", items, chosen: fitting(items, answers[words.id]) };
}

/** What a step is asked with; `usual` is its text without an answer. */
export interface TextOptions extends Pick<TextStep, "several" | "optional" | "example" | "check"> {
  readonly usual?: string;
}

/** A step in which texts are typed. Blanks around them do not count, nor does a text that is there already. */
export function typeTexts(
  words: StepWords,
  { several, optional, usual, ...more }: TextOptions,
  answers: Answers,
): TextStep {
  const typed = answers[words.id] ?? (usual === undefined ? [] : [usual]);
  const texts = several ? typed.flatMap((text) => text.split(",")) : typed;
  const chosen = [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ""))];
  return {
    ...words,
    kind: "text",
    several,
    optional,
    ...more,
    chosen: several ? chosen : chosen.slice(0, 1),
  };
}

/** A list that may lack what is wanted, and what was chosen of it or typed. */
export interface OpenChoice {
  /** The list, then the step for what is not in it where that is wanted. */
  readonly steps: readonly WizardStep[];
  readonly values: readonly string[];
}

/** A choice of any number of items and, by `other`, of texts that the list lacks. */
export function chooseManyOrType(
  words: StepWords & { readonly other: string },
  items: readonly WizardItem[],
  answers: Answers,
): OpenChoice {
  const { other, ...own } = words;
  const list = chooseMany(own, [{ value: otherItem, label: `${other}…` }, ...items], answers);
  const listed = list.chosen.filter((value) => value !== otherItem);
  if (listed.length === list.chosen.length) return { steps: [list], values: listed };
  const text = typeTexts(
    {
      id: `${own.id}.other`,
      title: other,
      placeholder: `Type ${other.toLowerCase()}, several separated by commas.`,
    },
    { several: true, optional: true },
    answers,
  );
  return { steps: [list, text], values: [...new Set([...listed, ...text.chosen])] };
}

function fitting(items: readonly WizardItem[], answer: readonly string[] = []): readonly string[] {
  const wanted = new Set(answer);
  return items.flatMap(({ value }) => (wanted.has(value) ? [value] : []));
}
