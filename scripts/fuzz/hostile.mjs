import { randomFrom } from "./random.mjs";

/** No input is larger, in characters. */
const LARGEST = 100_000;

const WORDS = [
  ...["aws.ec2", "aws.config", "aws.s3", "com.example", "AWS API Call via CloudTrail", "Object Created"],
  ...["EC2 Instance State-change Notification", "Config Rules Compliance Change", "running", "NON_COMPLIANT"],
  ...[
    "",
    " ",
    "__proto__",
    "constructor",
    "toString",
    "a.b",
    "$or",
    "$.detail.x",
    "${Name}",
    "*",
    "**",
    "\\*",
    "\\",
  ],
  ...[
    "\ud83d",
    "\ude00",
    "😀",
    "\ufeff",
    "\u0000",
    "\u001b[31m",
    "\u202e",
    "\u2066",
    "\r\n",
    "\n",
    "\t",
    "İ",
    "ß",
    "ǅ",
  ],
  ...[
    "10.0.0.1",
    "::1",
    "10.0.0.0/8",
    "1e400",
    "9007199254740993",
    "-0",
    "true",
    "null",
    "<",
    ">=",
    "`",
    "|",
    "](",
  ],
  ...[
    "]]>",
    "%{if}",
    "{{x}}",
    "!Ref x",
    "'",
    '"',
    "/*",
    "//",
    "&a",
    "*a",
    "---",
    "<<: *a",
    "eu-west-1",
    "x".repeat(300),
  ],
];
const KEYS = [
  ...[
    "source",
    "detail-type",
    "detail",
    "region",
    "account",
    "resources",
    "time",
    "id",
    "version",
    "state",
    "a",
    "b",
  ],
  ...[
    "$or",
    "prefix",
    "suffix",
    "exists",
    "numeric",
    "cidr",
    "wildcard",
    "anything-but",
    "equals-ignore-case",
    "",
  ],
  ...[
    "__proto__",
    "constructor",
    "a.b",
    ".",
    "😀",
    "\ud83d",
    "newEvaluationResult",
    "configurationItem",
    "eventName",
  ],
];
const NUMBERS = [
  "0",
  "-0",
  "1",
  "1.0",
  "2.5",
  "1e3",
  "1e400",
  "-1e-400",
  "9007199254740993",
  "0.1",
  "5000000001",
];
const REPEATED = [
  "*",
  "*a",
  "a",
  "@.",
  "\\",
  "\\*",
  '"',
  "{",
  "[",
  "[{",
  '{"a":',
  '{"$or":[',
  "'",
  "/*",
  "//\n",
  "-",
  "0",
];
REPEATED.push(
  "1,",
  '"x",',
  "[],",
  "{},",
  ",",
  "\n",
  " ",
  "\u202e",
  "aA",
  "- ",
  "? ",
  "&a [*a,",
  "::",
  "a:",
  "|\n",
  "arn:",
);

/** Hostile values from one seed; the same seed gives the same values. */
export function hostile(seed, layers) {
  const random = randomFrom(seed);
  const { below, pick, chance } = random;
  const json = JSON.stringify;

  /** A word, or one that is repeated, or something that looks like nothing at all. */
  function word() {
    if (chance(12)) return pick(REPEATED).repeat(below(chance(6) ? 20_000 : 200));
    if (chance(6)) return pick(WORDS) + pick(WORDS);
    return chance(15)
      ? String.fromCharCode(...Array.from({ length: below(8) }, () => below(0x10000)))
      : pick(WORDS);
  }

  function scalar() {
    const kind = below(8);
    return kind < 5 ? json(word()) : kind < 7 ? pick(NUMBERS) : pick(["true", "false", "null"]);
  }

  function list(make, most) {
    return Array.from({ length: 1 + below(most) }, make);
  }

  function matcher() {
    switch (below(14)) {
      case 0:
        return `{"prefix":${scalar()}}`;
      case 1:
        return `{"suffix":{"equals-ignore-case":${json(word())}}}`;
      case 2:
        return `{"wildcard":${json(list(() => pick(["*", "a", "ab", "*a", "\\*", "/"]), 12).join(""))}}`;
      case 3:
        return `{"anything-but":[${list(scalar, 4).join()}]}`;
      case 4:
        return `{"anything-but":{"${pick(["prefix", "wildcard", "suffix", "x"])}":[${list(scalar, 3).join()}]}}`;
      case 5:
        return `{"numeric":["${pick(["<", ">", "=", ">=", "=="])}",${pick(NUMBERS)}]}`;
      case 6:
        return `{"exists":${pick(["true", "false", '"true"'])}}`;
      case 7:
        return `{"cidr":${json(pick(WORDS))}}`;
      default:
        return scalar();
    }
  }

  function object(depth, leaf) {
    const member = () => {
      const key = json(chance(20) ? word() : pick(KEYS));
      if (depth > 0 && chance(3)) return `${key}:${object(depth - 1, leaf)}`;
      if (depth > 0 && chance(5)) return `"$or":[${list(() => object(depth - 1, leaf), 3).join()}]`;
      return `${key}:${leaf()}`;
    };
    return `{${list(member, 4).join()}}`;
  }

  /** Much of one thing, up to the largest size. */
  function huge(leaf) {
    const count = 1 + below(pick([50, 500, 3000]));
    switch (below(8)) {
      case 6:
        return `{"source":["aws.ec2"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":[${Array.from({ length: Math.min(count, 1000) }, (_, index) => json(`DescribeInstance${index}`)).join()}],"x":[${leaf()}]}}`;
      case 7:
        return `{${json(word().repeat(below(20)))}:{${json("k".repeat(count * 10))}:[{"wildcard":${json("*a".repeat(count))}},${leaf()}]}}`;
      case 0:
        return `{"a":[${list(leaf, count).join()}]}`;
      case 1:
        return `{${Array.from({ length: count }, (_, index) => `"k${index}":[${leaf()}]`).join()}}`;
      case 2:
        return `{"$or":[${Array.from({ length: count }, () => `{"source":[${leaf()}]}`).join()}]}`;
      case 3:
        return `${'{"a":'.repeat(count)}[${leaf()}]${"}".repeat(count)}`;
      case 4:
        return `${'{"$or":[{"a":[1]},'.repeat(Math.min(count, 200))}{"b":[${leaf()}]}${"]}".repeat(Math.min(count, 200))}`;
      default:
        return pick(REPEATED).repeat(count * 5);
    }
  }

  function damaged(text) {
    let result = text;
    for (let slips = below(4); slips > 0; slips--) {
      const at = below(result.length + 1);
      const end = chance(3) ? at : Math.min(result.length, at + below(4));
      const written = chance(2)
        ? pick(["", "'", '"', ",", "}", "]", "{", "[", "/*x*/", "//", ":", "\\", "\u0000"])
        : word();
      result = result.slice(0, at) + written + result.slice(end);
    }
    if (chance(12)) result = `\ufeff${result}`;
    return chance(10) ? result.replaceAll(",", ",\r\n  ") : result;
  }

  const cut = (text) => text.slice(0, LARGEST);
  const sampled = (arbitrary) => layers.sample(arbitrary, random.next() | 0);

  const made = {
    random,
    word: () => cut(word()),
    scalar,
    matcher,
    /** A pattern that is valid, nearly valid or broken. */
    pattern() {
      if (chance(3)) return cut(sampled(layers.mistakenPattern));
      const text = chance(8) ? huge(matcher) : object(below(4), () => `[${list(matcher, 4).join()}]`);
      return cut(chance(2) ? text : damaged(text));
    },
    event() {
      const value = () => (chance(5) ? `[${list(scalar, 4).join()}]` : scalar());
      const text = chance(8) ? huge(scalar) : object(below(5), value);
      return cut(chance(3) ? damaged(text) : text);
    },
    /** Any text at all. */
    text() {
      return chance(3) ? made.event() : chance(6) ? made.suite() : chance(6) ? made.policy() : made.pattern();
    },
    suite() {
      const test = () =>
        `{"name":${json(word())},"matches":${pick(["true", "false", "1"])},${chance(2) ? `"event":${made.event()}` : `"events":${json(made.path())}`}}`;
      const text = `{"pattern":${json(chance(2) ? "p.json" : `${made.path()}#/${word()}`)},"tests":[${list(test, 4).join()}]}`;
      return cut(chance(3) ? damaged(text) : text);
    },
    path() {
      return list(
        () => pick(["..", ".", "", "a", "[id]", "{a,b}", "**", "*.json", "p.json", word()]),
        5,
      ).join("/");
    },
    arn() {
      const part = () =>
        chance(4) ? word() : pick(["aws", "sqs", "sns", "events", "eu-west-1", "111122223333", "*", ""]);
      return `arn:${part()}:${part()}:${part()}:${part()}:${pick(["q", "rule/r", "rule/b/r", word()])}`;
    },
    policy() {
      const count = chance(10) ? 300 : 3;
      const several = (make) => (chance(2) ? json(make()) : json(list(make, count)));
      const condition = `{"ArnEquals":{"aws:SourceArn":${several(() => made.arn())}},${json(word())}:${scalar()}}`;
      const statement = () =>
        `{"Effect":"Allow","Principal":{"Service":${several(() => pick(["events.amazonaws.com", "sns.amazonaws.com", word()]))}},"Action":"sqs:SendMessage","Resource":${several(() => made.arn())},"Condition":${condition}}`;
      const text = `{"Version":"2012-10-17","Statement":[${list(statement, 3).join()}]}`;
      return cut(chance(3) ? damaged(text) : text);
    },
    yaml() {
      if (chance(4)) {
        const bomb = Array.from(
          { length: 2 + below(12) },
          (_, index) => `a${index}: &a${index} [${`*a${index - 1},`.repeat(index === 0 ? 0 : 9)}x]`,
        );
        return cut(`${bomb.join("\n")}\nStatement: *a${below(12)}\n`);
      }
      if (chance(4)) return cut(`Statement:\n${pick(REPEATED).repeat(below(3000))}\n${pick(WORDS)}`);
      return cut(
        chance(2)
          ? made.policy()
          : `Statement:\n  - Effect: Allow\n    Resource: ${made.arn()}\n    Principal: ${word()}\n`,
      );
    },
    offset: (text) => (chance(6) ? pick([0, text.length]) : below(text.length + 1)),
    span(text) {
      const offset = below(text.length + 1);
      return { offset, length: below(text.length - offset + 1) };
    },
    list,
  };
  return made;
}
