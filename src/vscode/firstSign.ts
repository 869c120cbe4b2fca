/**
 * A word that stands wherever there is something for this extension: in every place where a pattern can be written
 * (`EventPattern`, `event_pattern`, `cloudwatchEvent` …), in events and what has the form of a pattern, and in policies
 * of queues and topics. Generous, because it only decides whether the rest is asked, which looks more closely.
 */
const sign =
  /pattern|eventbridge|cloudwatchevent|detail[-_]?type|"(?:source|detail)"|\bs[qn]s:|^resources:/im;

/** The longest text that is searched, in UTF-16 units; a longer one counts as one with a sign. */
export const maxSearched = 1_000_000;

/** Whether a text may be one that this extension has something to say about. One search. */
export function hasSign(text: string): boolean {
  return text.length > maxSearched || sign.test(text);
}
