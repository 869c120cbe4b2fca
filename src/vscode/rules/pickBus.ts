import type { EventBus } from "../../rules/rule";
import { describeRuleError } from "../../rules/ruleError";
import type { RuleStore } from "../../rules/ruleStore";
import { askText, pickOne } from "../questions";
import { remedies } from "../remedies";
import { askAws, tell, withProgress } from "./askAws";

/**
 * Asks which event bus, where the account has more than one: the preferred one first. `named` is taken without asking.
 * Who may not list buses names one. Undefined if the user cancels, or was told why there is none.
 */
export async function pickBus(
  store: RuleStore,
  preferred: string | undefined,
  named?: string,
): Promise<EventBus | undefined> {
  const buses = await findBuses(store, preferred, named);
  if (buses === undefined || buses.length < 2) return buses?.[0];
  const items = buses.map((bus) => ({ label: bus.name, bus }));
  const options = { title: "Event Bus", placeHolder: "Which event bus?", ignoreFocusOut: true };
  return (await pickOne(items, options))?.bus;
}

/**
 * The event buses to choose from, one at least: the preferred one first, then the default one; the named one alone. Who
 * may not list buses names one. Undefined if the user cancels, or was told why there is none.
 */
export async function findBuses(
  store: RuleStore,
  preferred: string | undefined,
  named?: string,
): Promise<readonly EventBus[] | undefined> {
  const listed = await withProgress("Asking AWS for event buses…", (signal) => store.buses(signal));
  if (!listed.ok) {
    if (listed.error.kind === "accessDenied") {
      const bus = await nameBus(store, preferred, named);
      return bus && [bus];
    }
    if (listed.error.kind !== "cancelled") tell(describeRuleError(listed.error, remedies));
    return undefined;
  }
  const rank = ({ name }: EventBus) => (name === preferred ? 0 : name === "default" ? 1 : 2);
  const buses = [...listed.value].sort((one, other) => rank(one) - rank(other));
  const found = named === undefined ? buses : buses.filter(({ name }) => name === named);
  if (found.length > 0) return found;
  tell(describeRuleError({ kind: "noSuchBus", bus: named ?? "default" }, remedies));
  return undefined;
}

async function nameBus(
  store: RuleStore,
  preferred: string | undefined,
  named: string | undefined,
): Promise<EventBus | undefined> {
  const name =
    named ??
    (await askText({
      title: "Event Bus",
      prompt: "Type the name of the event bus: AWS denies events:ListEventBuses.",
      value: preferred ?? "default",
    }));
  if (name === undefined) return undefined;
  const found = await askAws("Asking AWS for the event bus…", (signal) => store.bus(name, signal));
  return found.ok ? found.value : undefined;
}
