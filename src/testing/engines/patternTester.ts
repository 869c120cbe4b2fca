import type { Result } from "../../base/result";

/** Asks an engine whether an event matches an event pattern, both as JSON text. */
export interface PatternTester {
  /** Who answers, for the user: `EventBridge (eu-west-1, profile dev)`, `local engine`. */
  readonly name: string;
  test(pattern: string, event: string, signal: AbortSignal): Promise<Result<boolean, TestError>>;
}

/** Why an engine gave no verdict. Each kind has its own sentences: see describeTestError. */
export type TestError = TestFailure & {
  /** Who was asked, where that is not EventBridge's own endpoint: see shownEndpoint. */
  readonly endpoint?: string;
};

type TestFailure =
  | { readonly kind: "invalidPattern"; readonly message: string }
  /** EventBridge does not say what is missing: withMissingFields finds out. */
  | { readonly kind: "invalidEvent"; readonly message: string; readonly missing: readonly string[] }
  | { readonly kind: "noCredentials"; readonly profile?: string; readonly message?: string }
  | { readonly kind: "expiredLogin"; readonly profile?: string; readonly command?: string }
  | { readonly kind: "invalidCredentials"; readonly message: string }
  /** The time of this computer is off, so that AWS refuses what it signs. */
  | { readonly kind: "clockSkew"; readonly message: string }
  | { readonly kind: "accessDenied"; readonly action: string; readonly message: string }
  | { readonly kind: "noRegion" }
  | { readonly kind: "throttled" }
  /** `stalled`: there was no answer, or not all of it, in time. `of`: not EventBridge, but who gives the credentials. */
  | {
      readonly kind: "unreachable";
      readonly message: string;
      readonly stalled?: true;
      readonly of?: "credentials";
    }
  | { readonly kind: "cancelled" }
  /** Nobody has said that what is open may be trusted with credentials. */
  | { readonly kind: "notTrusted" }
  /** The AWS client does not run where the program does, as in a browser. */
  | { readonly kind: "noAwsClient" }
  /** `temporary`: the service failed, and may answer when it is asked again. */
  | { readonly kind: "failed"; readonly message: string; readonly temporary?: true };
