import { MAX_JSON_LENGTH, MAX_YAML_LENGTH } from "./policyLimits";

/** The languages in which policies of queues and topics are written, by their names in the editor. */
export type PolicyLanguage = "json" | "yaml";

/** Whether a text of so many characters is short enough to be searched for policies while somebody types in it. */
export function isShortEnough(length: number, language: PolicyLanguage): boolean {
  return length <= (language === "yaml" ? MAX_YAML_LENGTH : MAX_JSON_LENGTH);
}

/** Whether a JSON or YAML text may have a policy in it that is worth reading the text for. Made to be asked of every file. */
export function mayHoldPolicies(text: string): boolean {
  return text.includes("Statement") && /\bs[qn]s:/i.test(text);
}
