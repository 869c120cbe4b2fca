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

/** A row of the operator table. */
export interface Operator {
  readonly name: OperatorName;
  /** One line: what it matches. */
  readonly description: string;
  /** The page of AWS's documentation; undefined for an operator that AWS does not document. */
  readonly documentation: string | undefined;
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

const GUIDE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html";

/** Every operator of event patterns with every form that EventBridge accepts, those used most first. */
export const OPERATORS: readonly Operator[] = [
  {
    name: "prefix",
    description: "The value is a string that starts with this text.",
    documentation: `${GUIDE}#eb-filtering-prefix-matching`,
    forms: [
      {
        label: "starts with",
        places: ["array"],
        operand: "string",
        snippet: '"prefix": "$1"',
        example: '{ "prefix": "aws." }',
      },
      {
        label: "starts with, ignoring case",
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"prefix": { "equals-ignore-case": "$1" }',
        example: '{ "prefix": { "equals-ignore-case": "prod-" } }',
      },
      {
        label: "does not start with",
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
  {
    name: "suffix",
    description: "The value is a string that ends with this text.",
    documentation: `${GUIDE}#eb-filtering-suffix-matching`,
    forms: [
      {
        label: "ends with",
        places: ["array"],
        operand: "string",
        snippet: '"suffix": "$1"',
        example: '{ "suffix": ".png" }',
      },
      {
        label: "ends with, ignoring case",
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"suffix": { "equals-ignore-case": "$1" }',
        example: '{ "suffix": { "equals-ignore-case": ".png" } }',
      },
      {
        label: "does not end with",
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
  {
    name: "equals-ignore-case",
    description: "The value is this text, in capital or small letters.",
    documentation: `${GUIDE}#eb-filtering-equals-ignore-case-matching`,
    forms: [
      {
        label: "equals, ignoring case",
        places: ["array"],
        operand: "string",
        snippet: '"equals-ignore-case": "$1"',
        example: '{ "equals-ignore-case": "running" }',
      },
      {
        label: "starts with, ignoring case",
        places: ["prefix"],
        operand: "string",
        snippet: '"equals-ignore-case": "$1"',
        example: '{ "prefix": { "equals-ignore-case": "prod-" } }',
      },
      {
        label: "ends with, ignoring case",
        places: ["suffix"],
        operand: "string",
        snippet: '"equals-ignore-case": "$1"',
        example: '{ "suffix": { "equals-ignore-case": ".png" } }',
      },
      {
        label: "does not equal, ignoring case",
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
  {
    name: "wildcard",
    description: "The value is a string of this shape; each * stands for any number of characters.",
    documentation: `${GUIDE}#eb-filtering-wildcard-matching`,
    forms: [
      {
        label: "has the shape",
        places: ["array"],
        operand: "string",
        snippet: '"wildcard": "$1*$2"',
        example: '{ "wildcard": "logs/*.json" }',
      },
      {
        label: "does not have the shape",
        places: ["anything-but"],
        operand: "string",
        snippet: '"wildcard": "$1*$2"',
        example: '{ "anything-but": { "wildcard": "*/tmp/*" } }',
      },
      {
        label: "has none of the shapes",
        places: ["anything-but"],
        operand: "strings",
        snippet: '"wildcard": ["$1*$2"]',
        example: '{ "anything-but": { "wildcard": ["*/tmp/*", "*.log"] } }',
      },
    ],
  },
  {
    name: "anything-but",
    description: "The field is present and its value is none of these.",
    documentation: `${GUIDE}#eb-filtering-anything-but`,
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
        label: "does not start with",
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"anything-but": { "prefix": "$1" }',
        example: '{ "anything-but": { "prefix": "us-" } }',
      },
      {
        label: "does not end with",
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"anything-but": { "suffix": "$1" }',
        example: '{ "anything-but": { "suffix": ".tmp" } }',
      },
      {
        label: "does not equal, ignoring case",
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"anything-but": { "equals-ignore-case": "$1" }',
        example: '{ "anything-but": { "equals-ignore-case": "running" } }',
      },
      {
        label: "does not have the shape",
        places: ["array"],
        operand: "nestedOperator",
        snippet: '"anything-but": { "wildcard": "$1*$2" }',
        example: '{ "anything-but": { "wildcard": "*/tmp/*" } }',
      },
    ],
  },
  {
    name: "numeric",
    description: "The value is a number that compares like this.",
    documentation: `${GUIDE}#filtering-numeric-matching`,
    forms: [
      {
        label: "greater than",
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
        label: "less than",
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
  {
    name: "exists",
    description: "Whether the field is present with a value: a string, number, true, false or null.",
    documentation: `${GUIDE}#eb-filtering-exists-matching`,
    forms: [
      {
        label: "is present",
        places: ["array"],
        operand: "boolean",
        snippet: '"exists": ${1|true,false|}',
        example: '{ "exists": true }',
      },
      {
        label: "is absent",
        places: ["array"],
        operand: "boolean",
        snippet: '"exists": ${1|false,true|}',
        example: '{ "exists": false }',
      },
    ],
  },
  {
    name: "cidr",
    description: "The value is an IPv4 or IPv6 address in this range.",
    documentation: `${GUIDE}#eb-filtering-ip-matching`,
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
  {
    name: "exactly",
    description: "The value is this text; the same as the text alone, but never read as an IP address.",
    documentation: undefined,
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
  {
    name: "$or",
    description: "At least one of these objects matches, in place of all fields.",
    documentation: `${GUIDE}#eb-filtering-complex-example-or`,
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
];
