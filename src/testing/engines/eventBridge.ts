import type { PatternTester, TestError } from "./patternTester";
import type { Result } from "../../base/result";

/** How the user steers the AWS client. Whatever is absent comes from the environment or the shared config files. */
export interface AwsSettings {
  readonly profile?: string;
  readonly region?: string;
  /** In place of EventBridge's own, such as `http://localhost:4566` of an emulator. */
  readonly endpoint?: string;
}

/** Credentials and a Region are there, so EventBridge can be asked; `dispose` closes its connections. */
export interface EventBridgeTester extends PatternTester {
  dispose(): void;
}

/** A profile of the shared config files; nothing of it that is secret. */
export interface AwsProfile {
  readonly name: string;
  readonly region?: string;
  /** In place of EventBridge's own, as it may be shown: see shownEndpoint. */
  readonly endpoint?: string;
  /** The command that renews its login, such as `aws sso login --profile dev`, where it has one. */
  readonly login?: string;
}

/** What the editor needs of the AWS layer, which it loads when a test first needs it, and which a browser has not. */
export interface AwsServices {
  createEventBridgeTester(
    settings: AwsSettings,
    signal: AbortSignal,
  ): Promise<Result<EventBridgeTester, TestError>>;
  readAwsProfiles(): Promise<readonly AwsProfile[]>;
}
