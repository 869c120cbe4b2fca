/** A line of data/cloudTrail/callModels.jsonl, which extractCallModels.ts writes: what one service's API model says. */
export interface CallModel {
  readonly model: string;
  /** The version of botocore. */
  readonly from: string;
  readonly endpointPrefix: string;
  /** Missing: as the endpoint prefix. */
  readonly signingName?: string;
  readonly protocol: string;
  /** Lists of values, each joined with `|`. */
  readonly enums: readonly string[];
  /** By operation, in the notation of describeOperation.ts. */
  readonly operations: Readonly<Record<string, string>>;
}
