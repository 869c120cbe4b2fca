import type { Operation } from "./catalog";

/** The detail-type of API calls that CloudTrail logs. */
export const API_CALL = "AWS API Call via CloudTrail";

const SIGN_IN = "AWS Console Sign In via CloudTrail";

/** The kinds of CloudTrail event that carry a call, a sign-in or a service's own event, by detail-type. */
export const NAMED_KINDS: ReadonlySet<string> = new Set([
  API_CALL,
  SIGN_IN,
  "AWS Console Signin via CloudTrail",
  "AWS Console Action via CloudTrail",
  "AWS Service Event via CloudTrail",
]);

/** The kinds of CloudTrail event that have an operation's name for their `detail.eventName`, likeliest first. */
export function kindsOf({ detailTypes = [API_CALL] }: Pick<Operation, "detailTypes">): readonly string[] {
  return detailTypes;
}

/** Whether events of a detail-type that is accepted have an operation's name. Sign-ins have two spellings. */
export function comesAs(
  operation: Pick<Operation, "detailTypes">,
  accepts: (detailType: string) => boolean,
): boolean {
  return kindsOf(operation).some(
    (kind) => accepts(kind) || (kind === SIGN_IN && accepts("AWS Console Signin via CloudTrail")),
  );
}
