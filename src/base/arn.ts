/** The parts of an ARN, `arn:partition:service:region:account:resource`, as they are written; region and account can be empty. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the account, colons and all. */
  readonly resource: string;
}

/**
 * The parts of an ARN; undefined where a text has fewer than six, does not begin with `arn:` or names no resource.
 * Whether the parts exist, or are wildcards, is for the caller to say.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function readArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...rest] = text.split(":");
  const resource = rest.join(":");
  if (arn !== "arn" || partition === undefined || service === undefined) return undefined;
  if (region === undefined || account === undefined || resource === "") return undefined;
  return { partition, service, region, account, resource };
}

/**
 * Whether a partition can be one of AWS: `aws`, `aws-cn`, `aws-us-gov`, `aws-iso`, `aws-iso-b`, `aws-eusc` and those to
 * come, all of which are named like this.
 */
export function isAwsPartition(partition: string): boolean {
  return /^aws(?:-[a-z]+)*$/.test(partition);
}
