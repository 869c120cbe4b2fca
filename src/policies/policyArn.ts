import { readArn } from "../base/arn";
import type { Span } from "../base/span";
import type { PolicyText, PolicyValue } from "./policyValue";

/** A part of an ARN that can be compared: without wildcards. */
export interface ArnPart {
  readonly value: string;
  readonly span: Span;
}

/** An ARN in a document, with the parts that policies are checked by. */
export interface PolicyArn {
  readonly text: PolicyText;
  readonly service: ArnPart;
  /** Undefined where there is none, as in those of S3, and where it has a wildcard. */
  readonly region: ArnPart | undefined;
  /** What comes after the account, wildcards and all. */
  readonly resource: ArnPart;
}

/**
 * The ARN that a value is; undefined where it is none, says its service with a wildcard, or has a template's placeholder
 * in it.
 */
export function readPolicyArn(value: PolicyValue): PolicyArn | undefined {
  if (value.kind !== "text" || /[${}<>#]/.test(value.value)) return undefined;
  const arn = readArn(value.value);
  if (arn === undefined || !isPlain(arn.service)) return undefined;
  const { partition, service, region, resource } = arn;
  const part = (text: string, offset: number): ArnPart => ({
    value: text,
    span: { offset: value.span.offset + offset, length: text.length },
  });
  const serviceOffset = `arn:${partition}:`.length;
  const regionOffset = serviceOffset + service.length + 1;
  return {
    text: value,
    service: part(service, serviceOffset),
    region: isPlain(region) ? part(region, regionOffset) : undefined,
    resource: part(resource, value.value.length - resource.length),
  };
}

function isPlain(part: string): boolean {
  return /^[a-z0-9-]+$/.test(part);
}
