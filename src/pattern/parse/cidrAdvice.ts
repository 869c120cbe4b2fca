import { parseIpAddress } from "../values/ipAddress";

/** What to write in the place of an operand of `cidr` that is none. */
export interface CidrAdvice {
  /** A sentence that begins with what to do. */
  readonly message: string;
  /** The range that was surely meant, where there is one. */
  readonly suggestion?: string;
}

const IPV4 = "four numbers from 0 to 255 with dots between them";

/** What is wrong with an operand of `cidr` that `parseCidr` found malformed, by the part that is wrong. */
export function cidrAdvice(value: string): CidrAdvice {
  const [address = "", bits, ...more] = value.split("/");
  if (bits === undefined || bits === "" || more.length > 0) return withoutBits(value, address);
  if (bits.includes(".")) return dottedBits(address, bits);
  const known = parseIpAddress(address);
  if (known === undefined) return wrongAddress(address, bits);
  const width = known.family === 4 ? 32 : 128;
  if (bits === String(width)) {
    return { message: `Write ${JSON.stringify(address)} as a plain value: "/${width}" is a single address.` };
  }
  return {
    message: `Write the number of fixed bits behind the slash: from 0 to ${width - 1} for IPv${known.family}, not ${JSON.stringify(bits)}.`,
  };
}

function withoutBits(value: string, address: string): CidrAdvice {
  const single = parseIpAddress(address) === undefined ? "" : " Write a single address as a plain value.";
  const written = JSON.stringify(value);
  return {
    message: `Write an address, a slash and the number of fixed bits, such as 10.0.0.0/24, in place of ${written}.${single}`,
  };
}

/** A netmask behind the slash, as `255.255.255.0`. */
function dottedBits(address: string, mask: string): CidrAdvice {
  const bits = bitsOf(mask);
  const suggestion = bits === undefined || bits > 31 ? undefined : `${address}/${bits}`;
  const isKnown = suggestion !== undefined && parseIpAddress(address) !== undefined;
  const example = isKnown ? `: ${suggestion}` : "";
  const message = `Write the number of fixed bits behind the slash, not the dotted "${mask}"${example}.`;
  return isKnown ? { message, suggestion } : { message };
}

/** How many bits a netmask fixes; undefined for what is none. */
function bitsOf(mask: string): number | undefined {
  const value = parseIpAddress(mask)?.value;
  if (value === undefined) return undefined;
  const digits = value.toString(2).padStart(32, "0");
  return /^1*0*$/.test(digits) ? digits.replaceAll("0", "").length : undefined;
}

function wrongAddress(address: string, bits: string): CidrAdvice {
  const dotted = /^([\da-f:]*:)(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  const tail = dotted?.[2] === undefined ? undefined : parseIpAddress(dotted[2]);
  if (dotted?.[1] !== undefined && dotted[2] !== undefined && tail !== undefined) {
    const mapped = Number(bits) - 96;
    if (/^::ffff:$/i.test(dotted[1]) && mapped >= 0 && mapped < 32) {
      const suggestion = `${dotted[2]}/${mapped}`;
      const message = `Write the dotted part by itself: ${suggestion}. EventBridge does not accept dots in an IPv6 address.`;
      return { message, suggestion };
    }
    const plain = `${dotted[1]}${(tail.value >> 16n).toString(16)}:${(tail.value & 0xffffn).toString(16)}`;
    const suggestion = `${plain}/${bits}`;
    const message = `Write the dotted part of "${address}" in hexadecimal: ${suggestion}. EventBridge does not accept dots in an IPv6 address.`;
    return parseIpAddress(plain)?.family === 6 ? { message, suggestion } : { message };
  }
  const form = address.includes(":") ? "hexadecimal groups with colons between them" : IPV4;
  return { message: `Write ${form} before the slash: "${address}" is not an IP address.` };
}
