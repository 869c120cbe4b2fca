import type { RuleError } from "../rules/ruleError";
import type { Result } from "../base/result";

/** How many pages of a list are read: far more than any quota of rules allows. */
const maxPages = 100;

/** One answer of a list: what it holds, and where the next begins. */
interface ListPage<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** A page as it was answered. */
export function listPage<T>(
  items: readonly T[] | undefined,
  next: string | undefined,
): Result<ListPage<T>, RuleError> {
  return { ok: true, value: { items: items ?? [], next } };
}

/** All items of a list that is answered in pages; fails with the first page that fails. */
export async function pages<T>(
  ask: (token: { readonly NextToken?: string }) => Promise<Result<ListPage<T>, RuleError>>,
): Promise<Result<readonly T[], RuleError>> {
  const items: T[] = [];
  let token: { readonly NextToken?: string } = {};
  for (let count = 0; count < maxPages; count++) {
    const page = await ask(token);
    if (!page.ok) return page;
    items.push(...page.value.items);
    if (page.value.next === undefined || page.value.next === "") return { ok: true, value: items };
    token = { NextToken: page.value.next };
  }
  return unusable("a list that never ends");
}

/** The failure of an answer that EventBridge would not give. */
export function unusable(what: string): Result<never, RuleError> {
  return { ok: false, error: { kind: "failed", message: `The endpoint returned ${what}.` } };
}
