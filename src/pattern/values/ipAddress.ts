/** An IP address as a number of its family; an IPv4-mapped IPv6 address counts as IPv4. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** The addresses from `first` to `last`, both included, of one family. */
export interface IpRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** What `parseCidr` makes of an operand. `reason` is EventBridge's own message, without its prefix. */
export type CidrResult =
  | { readonly kind: "range"; readonly range: IpRange }
  | { readonly kind: "malformed"; readonly reason: string };

/**
 * The address that a string is the literal of, as EventBridge recognises it, or undefined. IPv4 is four decimal parts
 * of 0 to 255 and at most 15 characters, leading zeros allowed; IPv6 is hexadecimal digits and colons only (no dotted
 * tail, no zone, no brackets).
 *
 * Source: event-ruler's CIDR and Java's InetAddress.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (looksLikeIpv4(text)) return parseIpv4(text);
  return looksLikeIpv6(text) ? parseIpv6(text) : undefined;
}

/**
 * The range of an operand of `cidr`, such as `10.0.0.0/8`; bits of the base address below the mask are cleared. Fails
 * with EventBridge's own message; it refuses masks of /32 for IPv4 and /128 for IPv6.
 *
 * Source: event-ruler's CIDR.
 */
export function parseCidr(text: string): CidrResult {
  const parts = text.split("/");
  while (parts.at(-1) === "") parts.pop();
  const [base, mask] = parts;
  if (parts.length !== 2 || base === undefined || mask === undefined) {
    return malformed("Malformed CIDR, one '/' required");
  }
  const bits = parseInteger(mask);
  if (!(bits >= -(2 ** 31) && bits < 2 ** 31))
    return malformed("Malformed CIDR, mask bits must be an integer");
  if (bits < 0) return malformed("Malformed CIDR, mask bits must not be negative");
  const address = parseIpAddress(base);
  if (address === undefined) {
    const looksLikeAddress = looksLikeIpv4(base) || looksLikeIpv6(base);
    return malformed(`${looksLikeAddress ? "Invalid" : "Nonstandard"} IP address: ${base}`);
  }
  const width = address.family === 4 ? 32 : 128;
  if (bits >= width) return malformed(`IPv${address.family} mask bits must be < ${width}`);
  const variable = BigInt(width - bits);
  const first = (address.value >> variable) << variable;
  const last = first | ((1n << variable) - 1n);
  return { kind: "range", range: { family: address.family, first, last } };
}

/** What Java's Integer.parseInt reads, before its limits are applied: decimal digits of any script; NaN otherwise. */
function parseInteger(text: string): number {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  if (!/^[+-]?\p{Nd}+$/u.test(text)) return Number.NaN;
  return Number(text.replaceAll(/\p{Nd}/gu, (digit) => String(valueOfDigit(digit))));
}

/** Every script has its ten digits side by side, the zero first. Java reads no digits beyond U+FFFF. */
function valueOfDigit(digit: string): number {
  const code = digit.charCodeAt(0);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCharCode(code - value - 1))) value++;
  return digit.length === 1 ? value : Number.NaN;
}

function malformed(reason: string): CidrResult {
  return { kind: "malformed", reason };
}

function looksLikeIpv4(text: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(text);
}

function looksLikeIpv6(text: string): boolean {
  return text.includes(":") && /^[\da-fA-F:]+$/.test(text);
}

const LONGEST_IPV4 = 15;

function parseIpv4(text: string): IpAddress | undefined {
  if (text.length > LONGEST_IPV4) return undefined;
  let value = 0;
  for (const part of text.split(".")) {
    const byte = Number(part);
    if (byte > 255) return undefined;
    value = value * 256 + byte;
  }
  return { family: 4, value: BigInt(value) };
}

const GROUPS = 8;

function parseIpv6(text: string): IpAddress | undefined {
  const [before = "", after, ...more] = text.split("::");
  if (more.length > 0 || after?.startsWith(":")) return undefined;
  const head = groupsOf(before);
  const tail = groupsOf(after ?? "");
  if (head === undefined || tail === undefined) return undefined;
  const missing = GROUPS - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  let value = 0n;
  for (const group of [...head, ...Array<number>(missing).fill(0), ...tail])
    value = (value << 16n) | BigInt(group);
  return value >> 32n === 0xffffn ? { family: 4, value: value & 0xffff_ffffn } : { family: 6, value };
}

/** The 16-bit groups of one side of `::`; leading zeros may make a group longer than four digits. */
function groupsOf(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  for (const part of text.split(":")) {
    const group = part === "" ? Number.NaN : Number.parseInt(part, 16);
    if (!(group <= 0xffff)) return undefined;
    groups.push(group);
  }
  return groups.length > GROUPS ? undefined : groups;
}
