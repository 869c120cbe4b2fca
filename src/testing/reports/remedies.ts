/**
 * What the user can do about an error, in the words of the program that shows it: which setting, flag or command. One
 * or more whole sentences for each kind of error whose remedy is the program's and not AWS's.
 */
export interface Remedies {
  readonly noCredentials: string;
  readonly noRegion: string;
  /** Where EventBridge could not be reached: what may be wrong. */
  readonly unreachable: string;
  /** Where EventBridge gave no verdict for a reason of its own. */
  readonly failed: string;
  readonly noSuchBus: string;
  /** That AWS is not asked, because nobody has said that what is open may be trusted, and how to say so. */
  readonly notTrusted: ForEachUse;
  /** That AWS cannot be asked where the program runs, and where it can. */
  readonly noAwsClient: ForEachUse;
  /** The first half of the same, beside a verdict. */
  readonly noAwsClientInBrief: string;
}

/** To test event patterns, or to read and write rules. */
interface ForEachUse {
  readonly tests: string;
  readonly rules: string;
}
