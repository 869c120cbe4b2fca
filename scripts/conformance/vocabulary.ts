/**
 * What random patterns and events are made of: few enough keys and strings that a pattern's and an event's meet, and
 * every oddity that has its own rule (case folding, number spelling, addresses, escapes, lone surrogates).
 */
import { raw, string, type JsonTree } from "./jsonTree";
import type { Random } from "./random";

const PLAIN_KEYS = ["a", "b", "c", "d", "detail", "detail-type", "source", "state", "tags"];
// prettier-ignore
const ODD_KEYS = [
  "a.b", "b.c", "a.", ".b", ".", "..", "a..b", "a.b.c", "", "x y", "é", "😀", "A", "0", "__proto__",
  "constructor", "toString", "\ud83d", "a\nb", 'q"', "\\",
];
/** Names that an `$or` branch may not use as keys; elsewhere they are ordinary. */
// prettier-ignore
export const RESERVED = [
  "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr", "=",
  "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after",
  "date-on-or-after", "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range",
  "ip-address-not-in-range",
];

export function randomKey(random: Random): string {
  const which = random.next();
  if (which < 0.8) return random.pick(PLAIN_KEYS);
  if (which < 0.97) return random.pick(ODD_KEYS);
  return random.pick(RESERVED);
}

// prettier-ignore
const WORDS = [
  "a", "b", "ab", "abc", "foo", "foobar", "Foo", "FOO", "running", "stopped", "aws.ec2", "aws.config",
  "a/b/c.png", "x.PnG", "za", "aza",
];
const LITERAL_LIKE = ["1", "1.0", "1e3", "-1", "0", "true", "false", "null", "", "100", "[]", "{}"];
// prettier-ignore
const FOLDING = [
  "ß", "ẞ", "SS", "ss", "Ss", "\u212a", "K", "k", "İ", "i", "I", "ı", "i\u0307", "ſ", "s", "S", "ς", "σ",
  "Σ", "ǅ", "ǆ", "Ǆ", "ﬀ", "ff", "FF", "ŉ", "ΐ", "ΰ", "Ϋ\u0301", "Ⱥ", "ⱥ", "𐐀", "𐐨", "é", "É", "e\u0301",
  "Å", "å", "\u212b", "ÿ", "Ÿ", "µ", "μ", "Ω", "ω", "\u2126", "\u1e9e", "ﬆ", "ﬅ", "և", "ᾳ", "ᾼ", "ⓐ", "Ⓐ",
  "ꭰ", "Ꭰ", "\u13f8", "\u13f0", "\u1c80", "\u0432", "Ა", "ა",
];
// prettier-ignore
const ODD = [
  "😀", "😁", "大", "雨", "\u0000", "\n", "\t", '"', '""', "\\", "*", "**", "\\*", "\\\\", "?", "??", "\ud83d",
  "\ude00", "\ud83d?", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "\ufeff", "\u2028", "a b", " ",
  ":", "/", "ÿÿ",
];
// prettier-ignore
export const ADDRESSES = [
  "10.0.0.1", "010.0.0.1", "10.0.0.0", "10.0.0.15", "10.0.0.9", "10.1.2.3", "10.255.255.255", "11.0.0.0",
  "192.168.1.255", "192.168.1.0", "0.0.0.0", "255.255.255.255", "::1", "::", "0:0:0:0:0:0:0:1",
  "2001:db8::", "2001:DB8::1", "2001:db8:0:0:0:0:0:1", "2001:0db8::0001", "fe80::ff", "FE80::FF",
  "::ffff:a00:1", "::ffff:0a00:0001", "a00:1::5", "a01::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  "::ffff:0:0", "::a00:1", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::8",
];
// prettier-ignore
const NOT_ADDRESSES = [
  "300.1.1.1", "256.0.0.1", "10.0.0", "1.2.3", "10.0.0.0.1", "12:30", "12:34:56", ":", ":::", "1::2::3",
  "g::1", "fe80::1%eth0", "::ffff:10.0.0.1", "[::1]", "10.0.0.1 ", "10.0.0.-1", "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7", "00000::1", "12345::", "ff", "9", "0x0a.0.0.1", "10.0.0.00000000001",
  "4294967296.0.0.1", "1:", ":1", "::1:",
];
// prettier-ignore
const MASKS = [
  "0", "1", "7", "8", "9", "15", "16", "23", "24", "25", "29", "30", "31", "64", "96", "104", "120", "127",
];
// prettier-ignore
const ODD_MASKS = [
  "32", "33", "-1", "-0", "128", "129", "+8", "08", "a", " 8", "", "8/9", "8/", "8//", "2147483648", "٨",
  "1e1",
];

export function randomText(random: Random): string {
  const which = random.next();
  if (which < 0.45) return fragment(random);
  if (which < 0.6) return fragment(random) + fragment(random);
  if (which < 0.7) return fragment(random) + fragment(random) + fragment(random);
  if (which < 0.8) return randomAddress(random);
  if (which < 0.805) return "x".repeat(random.between(30, 60));
  return random.pick(WORDS);
}

export function fragment(random: Random): string {
  const which = random.next();
  if (which < 0.5) return random.pick(WORDS);
  if (which < 0.62) return random.pick(LITERAL_LIKE);
  if (which < 0.88) return random.pick(FOLDING);
  return random.pick(ODD);
}

export function randomAddress(random: Random): string {
  const which = random.next();
  if (which < 0.45) return random.pick(ADDRESSES);
  if (which < 0.6) return random.pick(NOT_ADDRESSES);
  if (which < 0.8)
    return `10.${random.pick(["0", "1", "00", "255"])}.${random.pick(["0", "1", "2"])}.${random.between(0, 260)}`;
  return `2001:db8:${random.pick(["", "0:", "1::"])}:${random.below(65536).toString(16)}`;
}

export function randomCidr(random: Random): string {
  const address = random.chance(0.93) ? random.pick(ADDRESSES) : randomAddress(random);
  const four = address.includes(".");
  const mask = random.chance(0.96) ? random.pick(MASKS) : random.pick(ODD_MASKS);
  if (random.chance(0.005))
    return random.pick(["", "/", "10.0.0.0", "10.0.0.0/", "/8", "//", "a/b", "xx.11.xx/8"]);
  return `${address}/${four && Number(mask) > 31 && random.chance(0.9) ? "24" : mask}`;
}

// prettier-ignore
const NUMBERS = [
  "0", "-0", "0.0", "-0.0", "0e5", "1", "1.0", "1.00", "1e0", "10e-1", "0.1e1", "2", "3", "-1", "-34",
  "10", "100", "1E+2", "1e2", "100.0", "300", "300.0", "301.8", "3.018e2", "0.1", "0.10", "1e-1", "0.5",
  "-3.5", "1e15", "1e16", "1e21", "1e22", "1E400", "-1e309", "1e309", "1.7976931348623157e308",
  "-1.7976931348623157e308", "1.7976931348623158e308", "179769313486231570000e288", "5e-324", "4.9e-324",
  "4.9E-324", "2e-323", "1e-323", "9.9e-324", "1e-320", "2.2250738585072014e-308", "1e-325", "0e-400",
  "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740994", "-9007199254740993",
  "123456789012", "12345678901234567890", "12345678901234567000", "0.12345678901234567",
  "0.1234567890123456789", "1.0000000000000002", "1.0000000000000001", "0.30000000000000004", "2.0e-3",
  "2E-3", "0.002", "4503599627370497.5", "2e23", "9.5e-7", "123456789.123456789", "0.000001", "1e-6",
  "1e-7", "5000000000", "5000000001", "1000000000000000128", "9.2233720368547758E18",
  "9223372036854775807",
];

export function randomNumber(random: Random): string {
  const which = random.next();
  if (which < 0.45) return random.pick(NUMBERS);
  if (which < 0.75) return String(random.between(-40, 40));
  if (which < 0.9) return ((random.next() - 0.4) * 200).toFixed(random.between(1, 3));
  if (which < 0.96) return String(Math.floor(random.next() * 2 ** 45));
  return String((random.next() - 0.5) * 10 ** random.between(-300, 300));
}

/** Mostly a number that EventBridge can compare: few enough digits to survive a double. */
export function comparableNumber(random: Random): string {
  const text = randomNumber(random);
  const digits = text
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+/, "");
  const surely =
    digits.length <= 15 && Number.isFinite(Number(text)) && (Number(text) !== 0 || digits === "");
  return surely || random.chance(0.1) ? text : String(random.between(-40, 40));
}

/** Another spelling of the same number. */
export function respell(random: Random, text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  switch (random.below(5)) {
    case 0:
      return Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : text;
    case 1:
      return value.toExponential().replace("e+", "E+");
    case 2:
      return Math.abs(value) < 1e15 && Math.abs(value) > 1e-6 ? `${value * 10}e-1` : text;
    case 3:
      return String(value);
    default:
      return text;
  }
}

/** Any JSON value, mostly a leaf. */
export function randomValue(random: Random, depth = 0): JsonTree {
  const which = random.next();
  if (which < 0.45) return string(randomText(random));
  if (which < 0.7) return raw(randomNumber(random));
  if (which < 0.85) return raw(random.pick(["true", "false", "null"]));
  if (depth > 2) return raw("null");
  const size = random.below(3);
  if (which < 0.93)
    return { kind: "array", elements: Array.from({ length: size }, () => randomValue(random, depth + 1)) };
  return {
    kind: "object",
    members: Array.from({ length: size }, () => ({
      key: randomKey(random),
      value: randomValue(random, depth + 1),
    })),
  };
}
