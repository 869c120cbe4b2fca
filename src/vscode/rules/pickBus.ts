import type { EventBus } from "../../rules/rule";
import { describeRuleError } from "../../rules/ruleError";
import type { RuleStore } from "../../rules/ruleStore";
import { askText, pickOne } from "../questions";
import { remedies } from "../remedies";
import { askAws, tell, withProgress } from "./askAws";

/**
 * Asks which event bus, where the account has more than one: the preferred one first. `named` is taken without asking.
 * Who may not list buses names one. Undefined when the user thinks better of it, or was told why there is none.
 */
export async function pickBus(
  store: RuleStore,
  preferred: string | undefined,
  named?: string,
): Promise<EventBus | undefined> {
  const listed = await withProgress("Asking AWS for event buses…", (signal) => store.buses(signal));
  if (!listed.ok) {
    if (listed.error.kind === "accessDenied") return nameBus(store, preferred, named);
    if (listed.error.kind !== "cancelled") tell(describeRuleError(listed.error, remedies));
    return undefined;
  }
  const rank = ({ name }: EventBus) => (name === preferred ? 0 : name === "default" ? 1 : 2);
  const buses = [...listed.value].sort((one, other) => rank(one) - rank(other));
  const [only] = buses;
  if (named !== undefined || buses.length < 2) {
    const found = named === undefined ? only : buses.find(({ name }) => name === named);
    if (found === undefined)
      tell(describeRuleError({ kind: "noSuchBus", bus: named ?? "default" }, remedies));
    return found;
  }
  const items = buses.map((bus) => ({ label: bus.name, bus }));
  const options = { title: "Event Bus", placeHolder: "Which event bus?", ignoreFocusOut: true };
  return (await pickOne(items, options))?.bus;
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
