import { COMPARISONS, ignoringCase, PRESENCE, VERBS } from "./operatorWords";

/** Where an operator may stand: as a key among fields, in an object of a field's array, or inside another operator. */
export type OperatorPlace = "fields" | "array" | "prefix" | "suffix" | "anything-but";

/** What an operator's operand is made of. */
export type OperandShape =
  | "string"
  | "boolean"
  | "addressRange"
  | "numericRange"
  | "strings"
  | "numbers"
  | "nestedOperator"
  | "objects";

/** One way to write an operator. */
export interface OperatorForm {
  /** What it asks for, in a few words: `ends with, ignoring case`. */
  readonly label: string;
  readonly places: readonly OperatorPlace[];
  readonly operand: OperandShape;
  /** Key and operand as a snippet in VS Code's syntax, without the braces around them. */
  readonly snippet: string;
  /**
   * The form in use, valid JSON: what stands where the place is, such as `{ "prefix": "aws." }` in an array, or
   * `"$or": […]` among fields.
   */
  readonly example: string;
}

/** A row of the operator table: all that is known of an operator, for whoever reads, offers, explains or suggests it. */
export interface Operator {
  /** One line: what it matches. */
  readonly description: string;
  /** The page of AWS's documentation; undefined for an operator that AWS does not document. */
  readonly documentation: string | undefined;
  /** What surprises people about it, in Markdown; undefined where nothing does. */
  readonly caveat: string | undefined;
  /** Other words for it, in lower case without hyphens, as other languages and wishful thinking have them; likeliest first. */
  readonly synonyms: readonly string[];
  readonly forms: readonly OperatorForm[];
}

export type OperatorName =
  | "prefix"
  | "suffix"
  | "equals-ignore-case"
  | "wildcard"
  | "anything-but"
  | "numeric"
  | "exists"
  | "cidr"
  | "exactly"
  | "$or";

/** The operators that stand in an object of a field's array. */
export type MatchOperatorName = Exclude<OperatorName, "$or">;

const GUIDE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html";

/** Every operator of event patterns with every form that EventBridge accepts, those used most first. */
export const OPERATORS: Readonly<Record<OperatorName, Operator>> = {
  prefix: {
    description: "The value is a string that starts with this text.",
    documentation: `${GUIDE}#eb-filtering-prefix-matching`,
    caveat: 'Case matters, unless the operand is `{ "equals-ignore-case": … }`.',
    synonyms: ["startswith", "beginswith"],
    forms: [
      {
        label: VERBS.prefix.is,
        places: ["array"],
        operand: "string",
        snippet: '"prefix": "$1"',
        example: '{ "prefix": "aws." }',
      },
      {
        label: ignoringCase(VERBS.prefix.is),
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"prefix": { "equals-ignore-case": "$1" }',
        example: '{ "prefix": { "equals-ignore-case": "prod-" } }',
      },
      {
        label: VERBS.prefix.isNot,
        places: ["anything-but"],
        operand: "string",
        snippet: '"prefix": "$1"',
        example: '{ "anything-but": { "prefix": "us-" } }',
      },
      {
        label: "starts with none of",
        places: ["anything-but"],
        operand: "strings",
        snippet: '"prefix": ["$1"]',
        example: '{ "anything-but": { "prefix": ["us-", "eu-"] } }',
      },
    ],
  },
  suffix: {
    description: "The value is a string that ends with this text.",
    documentation: `${GUIDE}#eb-filtering-suffix-matching`,
    caveat: 'Case matters, unless the operand is `{ "equals-ignore-case": … }`.',
    synonyms: ["endswith"],
    forms: [
      {
        label: VERBS.suffix.is,
        places: ["array"],
        operand: "string",
        snippet: '"suffix": "$1"',
        example: '{ "suffix": ".png" }',
      },
      {
        label: ignoringCase(VERBS.suffix.is),
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"suffix": { "equals-ignore-case": "$1" }',
        example: '{ "suffix": { "equals-ignore-case": ".png" } }',
      },
      {
        label: VERBS.suffix.isNot,
        places: ["anything-but"],
        operand: "string",
        snippet: '"suffix": "$1"',
        example: '{ "anything-but": { "suffix": ".tmp" } }',
      },
      {
        label: "ends with none of",
        places: ["anything-but"],
        operand: "strings",
        snippet: '"suffix": ["$1"]',
        example: '{ "anything-but": { "suffix": [".tmp", ".log"] } }',
      },
    ],
  },
  "equals-ignore-case": {
    description: "The value is this text, ignoring case.",
    documentation: `${GUIDE}#eb-filtering-equals-ignore-case-matching`,
    caveat: undefined,
    synonyms: ["ignorecase", "iequals", "equals"],
    forms: [
      {
        label: ignoringCase(VERBS.equalsIgnoreCase.is),
        places: ["array"],
        operand: "string",
        snippet: '"equals-ignore-case": "$1"',
        example: '{ "equals-ignore-case": "running" }',
      },
      {
        label: ignoringCase(VERBS.prefix.is),
        places: ["prefix"],
        operand: "string",
        snippet: '"equals-ignore-case": "$1"',
        example: '{ "prefix": { "equals-ignore-case": "prod-" } }',
      },
      {
        label: ignoringCase(VERBS.suffix.is),
        places: ["suffix"],
        operand: "string",
        snippet: '"equals-ignore-case": "$1"',
        example: '{ "suffix": { "equals-ignore-case": ".png" } }',
      },
      {
        label: ignoringCase(VERBS.equalsIgnoreCase.isNot),
        places: ["anything-but"],
        operand: "string",
        snippet: '"equals-ignore-case": "$1"',
        example: '{ "anything-but": { "equals-ignore-case": "running" } }',
      },
      {
        label: "equals none of, ignoring case",
        places: ["anything-but"],
        operand: "strings",
        snippet: '"equals-ignore-case": ["$1"]',
        example: '{ "anything-but": { "equals-ignore-case": ["running", "pending"] } }',
      },
    ],
  },
  wildcard: {
    description: "The value is a string that matches this wildcard; each * matches any number of characters.",
    documentation: `${GUIDE}#eb-filtering-wildcard-matching`,
    caveat:
      "The whole value must match. `\\*` is a star, `\\\\` a backslash; two stars in a row are not allowed.",
    synonyms: ["contains", "like", "glob", "regex", "pattern"],
    forms: [
      {
        label: VERBS.wildcard.is,
        places: ["array"],
        operand: "string",
        snippet: '"wildcard": "$1*$2"',
        example: '{ "wildcard": "logs/*.json" }',
      },
      {
        label: VERBS.wildcard.isNot,
        places: ["anything-but"],
        operand: "string",
        snippet: '"wildcard": "$1*$2"',
        example: '{ "anything-but": { "wildcard": "*/tmp/*" } }',
      },
      {
        label: "matches none of the wildcards",
        places: ["anything-but"],
        operand: "strings",
        snippet: '"wildcard": ["$1*$2"]',
        example: '{ "anything-but": { "wildcard": ["*/tmp/*", "*.log"] } }',
      },
    ],
  },
  "anything-but": {
    description: "The field is present and its value is none of these.",
    documentation: `${GUIDE}#eb-filtering-anything-but`,
    caveat:
      "Two `anything-but` in one array are alternatives, so together they match every value: list the values in one.",
    synonyms: ["not", "notin", "notequals", "ne", "except"],
    forms: [
      {
        label: "anything but a string",
        places: ["array"],
        operand: "string",
        snippet: '"anything-but": "$1"',
        example: '{ "anything-but": "initializing" }',
      },
      {
        label: "anything but these strings",
        places: ["array"],
        operand: "strings",
        snippet: '"anything-but": ["$1"]',
        example: '{ "anything-but": ["stopped", "terminated"] }',
      },
      {
        label: "anything but these numbers",
        places: ["array"],
        operand: "numbers",
        snippet: '"anything-but": [${1:0}]',
        example: '{ "anything-but": [100, 200] }',
      },
      {
        label: VERBS.prefix.isNot,
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"anything-but": { "prefix": "$1" }',
        example: '{ "anything-but": { "prefix": "us-" } }',
      },
      {
        label: VERBS.suffix.isNot,
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"anything-but": { "suffix": "$1" }',
        example: '{ "anything-but": { "suffix": ".tmp" } }',
      },
      {
        label: ignoringCase(VERBS.equalsIgnoreCase.isNot),
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"anything-but": { "equals-ignore-case": "$1" }',
        example: '{ "anything-but": { "equals-ignore-case": "running" } }',
      },
      {
        label: VERBS.wildcard.isNot,
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"anything-but": { "wildcard": "$1*$2" }',
        example: '{ "anything-but": { "wildcard": "*/tmp/*" } }',
      },
    ],
  },
  numeric: {
    description: "The value is a number for which this comparison is true.",
    documentation: `${GUIDE}#filtering-numeric-matching`,
    caveat: "Matches JSON numbers only, never digits in a string.",
    synonyms: ["number", "range", "between", "eq"],
    forms: [
      {
        label: COMPARISONS[">"],
        places: ["array"],
        operand: "numericRange",
        snippet: '"numeric": [">", ${1:0}]',
        example: '{ "numeric": [">", 0] }',
      },
      {
        label: "between",
        places: ["array"],
        operand: "numericRange",
        snippet: '"numeric": [">=", ${1:0}, "<", ${2:100}]',
        example: '{ "numeric": [">=", 0, "<", 100] }',
      },
      {
        label: COMPARISONS["<"],
        places: ["array"],
        operand: "numericRange",
        snippet: '"numeric": ["<", ${1:0}]',
        example: '{ "numeric": ["<", 10] }',
      },
      {
        label: "equals a number",
        places: ["array"],
        operand: "numericRange",
        snippet: '"numeric": ["=", ${1:0}]',
        example: '{ "numeric": ["=", 301.8] }',
      },
    ],
  },
  exists: {
    description: "Whether the field is present with a value: a string, number, true, false or null.",
    documentation: `${GUIDE}#eb-filtering-exists-matching`,
    caveat:
      "Works on leaves only: an object, `{}` or `[]` does not exist. `false` also matches where the whole object is missing.",
    synonyms: ["exist", "present"],
    forms: [
      {
        label: PRESENCE.true,
        places: ["array"],
        operand: "boolean",
        snippet: '"exists": ${1|true,false|}',
        example: '{ "exists": true }',
      },
      {
        label: PRESENCE.false,
        places: ["array"],
        operand: "boolean",
        snippet: '"exists": ${1|false,true|}',
        example: '{ "exists": false }',
      },
    ],
  },
  cidr: {
    description: "The value is an IPv4 or IPv6 address in this range.",
    documentation: `${GUIDE}#eb-filtering-ip-matching`,
    caveat: "The value must be an address written as a string.",
    synonyms: ["ip", "ipaddress"],
    forms: [
      {
        label: "IPv4 address in the range",
        places: ["array"],
        operand: "addressRange",
        snippet: '"cidr": "${1:10.0.0.0/24}"',
        example: '{ "cidr": "10.0.0.0/24" }',
      },
      {
        label: "IPv6 address in the range",
        places: ["array"],
        operand: "addressRange",
        snippet: '"cidr": "${1:2001:db8::/32}"',
        example: '{ "cidr": "2001:db8::/32" }',
      },
    ],
  },
  exactly: {
    description: "The value is this text; the same as the text alone, but never read as an IP address.",
    documentation: undefined,
    caveat: undefined,
    synonyms: ["equals", "eq"],
    forms: [
      {
        label: "equals",
        places: ["array"],
        operand: "string",
        snippet: '"exactly": "$1"',
        example: '{ "exactly": "10.0.0.1" }',
      },
    ],
  },
  $or: {
    description: "At least one of these objects matches.",
    documentation: `${GUIDE}#eb-filtering-complex-example-or`,
    caveat:
      "Its branches are relative to the object around it. Each `$or` multiplies the combinations; a rule can have at most 1,000.",
    synonyms: [],
    forms: [
      {
        label: "one of several",
        places: ["fields"],
        operand: "objects",
        snippet: '"\\$or": [{ "$1": ["$2"] }, { "$3": ["$4"] }]',
        example: '"$or": [{ "source": ["aws.config"] }, { "account": ["111122223333"] }]',
      },
    ],
  },
};
