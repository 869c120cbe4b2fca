/** Which words of a plain scalar are no texts: CloudFormation and SAM read YAML 1.1, the Serverless Framework 1.2. */
export type YamlVersion = "1.1" | "1.2";

/**
 * The JSON of a plain scalar that YAML does not take for a text; undefined for a text. Held against cfn-lint's and
 * aws-sam-translator's own readers (1.1: `yes` is true, `012` is 10, `1e3` and `09` are texts) and js-yaml's (1.2). What
 * JSON has no number for, such as `.inf`, is a text, and so is a date.
 */
export function wordJson(source: string, version: YamlVersion): string | undefined {
  if (/^(?:~|null|Null|NULL|)$/.test(source)) return "null";
  const bools = version === "1.1" ? trueOrFalse11 : trueOrFalse12;
  const bool = bools.exec(source);
  if (bool !== null) return String(bool[1] !== undefined);
  if (!/^[-+.\d]/.test(source)) return undefined;
  return version === "1.1" ? number11(source) : number12(source);
}

const trueOrFalse11 = /^(?:(yes|Yes|YES|true|True|TRUE|on|On|ON)|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const trueOrFalse12 = /^(?:(true|True|TRUE)|false|False|FALSE)$/;

function number11(source: string): string | undefined {
  const digits = source.replaceAll("_", "");
  if (/^[-+]?0b[01_]+$/.test(source)) return wholeNumber(digits.replace(/^([-+]?)0b/, "$1"), 2);
  if (/^[-+]?0x[\da-fA-F_]+$/.test(source)) return wholeNumber(digits.replace(/^([-+]?)0x/, "$1"), 16);
  if (/^[-+]?0[0-7_]+$/.test(source)) return wholeNumber(digits, 8);
  if (/^[-+]?(?:0|[1-9][\d_]*)$/.test(source)) return decimal(digits);
  if (/^[-+]?[1-9][\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(source)) return sexagesimal(digits);
  if (/^[-+]?(?:\d[\d_]*\.[\d_]*(?:[eE][-+]\d+)?|\.[\d][\d_]*(?:[eE][-+]\d+)?)$/.test(source))
    return decimal(digits);
  return undefined;
}

function number12(source: string): string | undefined {
  const digits = source.replaceAll("_", "");
  const base = /^([-+]?)0([box])([\da-fA-F]+)$/.exec(digits);
  if (base !== null) {
    const [, sign = "", letter = "", rest = ""] = base;
    const radix = { b: 2, o: 8, x: 16 }[letter] ?? 10;
    const isIn = radix === 16 || (radix === 8 ? /^[0-7]+$/ : /^[01]+$/).test(rest);
    return isIn ? wholeNumber(sign + rest, radix) : undefined;
  }
  if (/^[-+]?\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?$/.test(source)) return decimal(digits);
  return /^[-+]?\.\d[\d_]*(?:[eE][-+]?\d+)?$/.test(source) ? decimal(digits) : undefined;
}

/** A whole number of a base, exactly, with its sign. */
function wholeNumber(digits: string, radix: number): string {
  const isNegative = digits.startsWith("-");
  const bare = digits.replace(/^[-+]/, "");
  const prefix = { 2: "0b", 8: "0o", 16: "0x" }[radix] ?? "";
  const value = bare.length > 64 ? BigInt(0) : BigInt(prefix + (bare.replace(/^0+(?=.)/, "") || "0"));
  return `${isNegative && value !== 0n ? "-" : ""}${value}`;
}

/** As JSON writes it: without a plus sign, leading zeros, or a point at an end. */
function decimal(digits: string): string {
  const json = digits
    .replace(/^\+/, "")
    .replace(/^(-?)0+(?=\d)/, "$1")
    .replace(/^(-?)\./, "$10.")
    .replace(/\.(?=$|[eE])/, ".0");
  return json === "-0" ? "0" : json;
}

function sexagesimal(digits: string): string {
  const parts = digits.replace(/^[-+]/, "").split(":");
  const value = parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return String(digits.startsWith("-") ? -value : value);
}
