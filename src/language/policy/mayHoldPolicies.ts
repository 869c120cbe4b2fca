/** A longer text is left alone: nobody writes such a policy, and reading it would hold up the editor. */
const longest = 1_000_000;

/** Whether a JSON or YAML text may have a policy in it that is worth reading the text for. Made to be asked of every file. */
export function mayHoldPolicies(text: string): boolean {
  return text.length <= longest && text.includes("Statement") && /\bs[qn]s:/i.test(text);
}
