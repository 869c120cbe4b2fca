/** A member of what a call is given or answers. */
export interface CallMember {
  readonly name: string;
  /** Another spelling that it may have. */
  readonly other?: string;
  /** The letter of its type: see describeOperation.ts. */
  readonly type: string;
  readonly isArray: boolean;
  /** CloudTrail hides its value. */
  readonly isHidden: boolean;
  /** The values that it can have, joined with `|`. */
  readonly values: string | undefined;
  readonly below: readonly CallMember[];
}

/** Reads members in the notation of describeOperation.ts; `enums` are the model's lists of values. */
export function readCallMembers(text: string, enums: readonly string[]): readonly CallMember[] {
  let offset = 0;
  return readList();

  function readList(): readonly CallMember[] {
    const members: CallMember[] = [];
    while (offset < text.length && text[offset] !== "}") {
      if (text[offset] === " ") offset += 1;
      else members.push(readMember());
    }
    return members;
  }

  function readMember(): CallMember {
    const colon = text.indexOf(":", offset);
    const name = text.slice(offset, colon);
    const [rest = "", type = "A", array, hidden, values] =
      /^([A-Z])(\[)?(!)?(?:=(\d+))?/.exec(text.slice(colon + 1, colon + 16)) ?? [];
    offset = colon + 1 + rest.length;
    let below: readonly CallMember[] = [];
    if (text[offset] === "{") {
      offset += 1;
      below = readList();
      offset += 1;
    }
    return {
      name,
      type,
      isArray: array !== undefined,
      isHidden: hidden !== undefined,
      values: values === undefined ? undefined : enums[Number(values)],
      below,
    };
  }
}
