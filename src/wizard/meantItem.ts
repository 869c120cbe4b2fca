import { otherItem, type WizardItem } from "./wizardStep";

/**
 * The item of a list that a typed text means: the one that it names, else the first that has it as a word, else the first
 * with a word that begins with it, else the first that contains it. Lists begin with what is chosen most, so `config`
 * means AWS Config and not AppConfig. Undefined for a text that the list lacks. Case does not matter.
 */
export function meantItem(items: readonly WizardItem[], text: string): WizardItem | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === "") return undefined;
  const listed = items.filter(({ value }) => value !== otherItem);
  const ways: readonly ((item: WizardItem) => boolean)[] = [
    (item) => namesOf(item).includes(typed),
    (item) => wordsOf(item).includes(typed),
    (item) => wordsOf(item).some((word) => word.startsWith(typed)),
    (item) => textsOf(item).some((each) => each.includes(typed)),
  ];
  for (const fits of ways) {
    const found = listed.find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What an item is called: its label, also without the vendor, and its value, also without `aws.`. */
function namesOf({ value, label }: WizardItem): readonly string[] {
  const [name, id] = [label.toLowerCase(), value.toLowerCase()];
  return [name, name.replace(/^(?:aws|amazon) /, ""), id, id.replace(/^aws\./, "")];
}

function wordsOf({ label, description = "" }: WizardItem): readonly string[] {
  return `${label} ${description}`.toLowerCase().split(/[^a-z0-9]+/);
}

function textsOf({ label, description = "", detail = "" }: WizardItem): readonly string[] {
  return [label, description, detail].map((each) => each.toLowerCase());
}
