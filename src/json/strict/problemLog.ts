import type { Problem } from "../../base/problem";
import { AWS_PREFIX, sourceLocation } from "./sourceLocation";
import type { Span } from "../../base/span";

/** Stable codes of what reading JSON reports. */
export type JsonProblemCode = "syntax" | "too-deep";

/** A problem that is being written: its span may not be known until the value that it is about has been read. */
export interface ProblemDraft<Code extends string> {
  code: Code;
  severity: Problem<Code>["severity"];
  span: Span;
  message: string;
  awsMessage?: string;
  data?: Readonly<Record<string, unknown>>;
}

/**
 * How EventBridge fails. `parse` errors carry a position, and make it try its older reader, which knows no `$or`;
 * `argument` and `limit` errors carry none and are final.
 */
export type FailureKind = "parse" | "argument" | "limit";

/** What is wrong, in EventBridge's words: the reason without prefix and position, and how far it had read. */
export interface Failure {
  readonly kind: FailureKind;
  readonly reason: string;
  readonly at: number;
}

/** Errors that are reported of one pattern. */
const MAX_ERRORS = 1000;

/** What the readers of JSON need of a log, whatever other codes it takes. */
export interface JsonLog {
  readonly isFull: boolean;
  readonly firstFailure: Failure | undefined;
  error(
    code: JsonProblemCode,
    failure: Failure,
    span: Span,
    message: string,
    data?: Readonly<Record<string, unknown>>,
  ): unknown;
}

/** Problems in the order in which EventBridge's reader comes to them; only the first error gets AWS's message. */
export class ProblemLog<Code extends string> {
  readonly problems: ProblemDraft<Code>[] = [];
  /** The error that EventBridge reports, if there is one. */
  firstFailure: Failure | undefined;
  /**
   * Set while EventBridge reads a list inside anything-but: it catches what fails there and raises it again, so that
   * the message carries a second position, this one.
   */
  raisedAgainAt: (() => number) | undefined;
  readonly #text: string;
  readonly #afterwards: ProblemDraft<Code>[] = [];
  readonly #capacity: number;
  #errors = 0;

  /** After `capacity` errors the rest of the text is not read. */
  constructor(text: string, capacity = MAX_ERRORS) {
    this.#text = text;
    this.#capacity = capacity;
  }

  get isFull(): boolean {
    return this.#errors >= this.#capacity;
  }

  /** Adds an error, with AWS's message if it is the first that EventBridge comes to. */
  error(
    code: Code,
    failure: Failure,
    span: Span,
    message: string,
    data?: Readonly<Record<string, unknown>>,
  ): ProblemDraft<Code> {
    const draft: ProblemDraft<Code> = { code, severity: "error", span, message };
    if (data !== undefined) draft.data = data;
    if (this.firstFailure === undefined) {
      this.firstFailure = this.raisedAgainAt === undefined ? failure : { ...failure, kind: "parse" };
      draft.awsMessage = this.#awsMessage(failure);
    }
    if (!this.isFull) this.problems.push(draft);
    this.#errors++;
    return draft;
  }

  /** Keeps an error that EventBridge only finds once it has read everything; it comes after all others. */
  errorAfterwards({ awsMessage, ...draft }: Omit<ProblemDraft<Code>, "severity">): void {
    const isFirst = this.firstFailure === undefined && this.#afterwards.length === 0;
    const first = isFirst && awsMessage !== undefined ? { awsMessage } : {};
    this.#afterwards.push({ ...draft, ...first, severity: "error" });
  }

  /** All problems; nothing may be added afterwards. */
  finish(): readonly Problem<Code>[] {
    return this.#afterwards.length === 0 ? this.problems : [...this.problems, ...this.#afterwards];
  }

  /** Adds something that EventBridge accepts, or that is not known to be rejected, unless there are very many. */
  notice(
    severity: "warning" | "information",
    code: Code,
    span: Span,
    message: string,
    data?: Readonly<Record<string, unknown>>,
  ): void {
    if (this.problems.length >= 2 * MAX_ERRORS) return;
    this.problems.push(
      data === undefined ? { code, severity, span, message } : { code, severity, span, message, data },
    );
  }

  #awsMessage({ kind, reason, at }: Failure): string {
    let message = AWS_PREFIX + reason;
    if (kind === "parse") message += `\n at ${sourceLocation(this.#text, at)}`;
    if (this.raisedAgainAt !== undefined)
      message += `\n at ${sourceLocation(this.#text, this.raisedAgainAt(), at)}`;
    // On its way half a surrogate pair becomes a question mark.
    return message.replaceAll(/\p{Cs}/gu, "?");
  }
}
