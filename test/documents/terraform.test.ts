import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../src/base/span";
import { hostsOf } from "../../src/documents/hosts/table";
import { terraform } from "../../src/documents/hosts/terraform";
import type { PatternSite } from "../../src/documents/site";
import { exportRule } from "../../src/export/exportRule";
import { exportFormats } from "../../src/export/exportFormats";
import { patternText } from "../arbitraries/pairTexts";

interface Row {
  readonly what: string;
  readonly text: string;
  /** The id of each site with its JSON, spaces left out. */
  readonly sites: Readonly<Record<string, unknown>>;
  /** What is unknown in all of them, with what it holds. */
  readonly unknowns?: readonly string[];
}

/** A rule whose pattern is this expression. */
function rule(expression: string): string {
  return `resource "aws_cloudwatch_event_rule" "r" {\n  name          = "x"\n  event_pattern = ${expression}\n  state = "ENABLED"\n}\n`;
}

const id = "aws_cloudwatch_event_rule.r";
const s3 = { source: ["aws.s3"] };

const rows: readonly Row[] = [
  {
    what: "jsonencode of names and =",
    text: rule(`jsonencode({\n    source = ["aws.s3"]\n    detail-type = ["a", "b",]\n  })`),
    sites: { [id]: { source: ["aws.s3"], "detail-type": ["a", "b"] } },
  },
  {
    what: "jsonencode of quoted keys and :, with commas",
    text: rule(`jsonencode({ "source" : ["aws.s3"], "detail" : { "a" : [null, true, -1.50, 1e3] }, })`),
    sites: { [id]: { source: ["aws.s3"], detail: { a: [null, true, -1.5, 1000] } } },
  },
  {
    what: "comments of all kinds, tabs and CRLF",
    text: rule(
      `jsonencode({ # a }\r\n\t// b "\r\n\tsource = [ /* c ] */ "aws.s3", # d\r\n\t"x" // e\r\n\t]\r\n\ta = [1] # f\r\n})`,
    ),
    sites: { [id]: { source: ["aws.s3", "x"], a: [1] } },
  },
  {
    what: "a byte order mark",
    text: `\ufeff${rule('jsonencode({source=["aws.s3"]})')}`,
    sites: { [id]: s3 },
  },
  {
    what: "escapes of HCL",
    text: rule(`jsonencode({ a = [${String.raw`"\n\t\r\"\\\u00e4\U0001F600`}$\${x}%%{y}$$"] })`),
    sites: { [id]: { a: ['\n\t\r"\\ä😀${x}%{y}$$'] } },
  },
  {
    what: "letters that are composed as Terraform does",
    text: rule(`jsonencode({ a = ["e\u0301"] })`),
    sites: { [id]: { a: ["\u00e9"] } },
  },
  {
    what: "labels and keys as names",
    text: `resource aws_cloudwatch_event_archive all {\n event_pattern = jsonencode({source = ["aws.s3"]}) }`,
    sites: { "aws_cloudwatch_event_archive.all": s3 },
  },
  {
    what: "a heredoc",
    text: rule('<<EOF\n{\n  "source": ["aws.s3"]\n}\nEOF'),
    sites: { [id]: s3 },
  },
  {
    what: "a heredoc of any word whose indentation is not the text's",
    text: rule(
      '<<-PATTERN\n    {\n      "source": ["aws.s3"],\n\n "a": ["$${x}\\u0041\\n"]\n    }\n  PATTERN',
    ),
    sites: { [id]: { ...s3, a: ["${x}A\n"] } },
  },
  {
    what: "a heredoc with CRLF",
    text: rule('<<EOF\r\n{\r\n  "source": ["aws.s3"]\r\n}\r\nEOF\r\n'),
    sites: { [id]: s3 },
  },
  {
    what: "JSON in quotes",
    text: rule(String.raw`"{\"source\":[\"aws.s3\"],\"a\":[\"\\n\\\\\"]}"`),
    sites: { [id]: { ...s3, a: ["\n\\"] } },
  },
  {
    what: "references, calls, operations and templates as unknown",
    text: rule(
      'jsonencode({ account = [var.a, local.b, data.aws_caller_identity.c.account_id], a = upper(var.d), b = var.e[0], c = ["x-${var.f}-y", "${module.g.h}"], (var.i) = 1 + 2, "${var.j}" = [!var.k] })',
    ),
    sites: {
      [id]: {
        account: ["${var.a}", "${local.b}", "${data.aws_caller_identity.c.account_id}"],
        a: "${upper(var.d)}",
        b: "${var.e[0]}",
        c: ["x-${var.f}-y", "${module.g.h}"],
        "${var.i}": "${1 + 2}",
        "${var.j}": ["${!var.k}"],
      },
    },
    unknowns: [
      ...["anything var.a", "anything local.b", "text data.aws_caller_identity.c.account_id"],
      ...["anything upper(var.d)", "anything var.e[0]", "text var.f", "anything module.g.h"],
      ...["text var.i", "anything 1 + 2", "text var.j", "anything !var.k"],
    ],
  },
  {
    what: "keys that are no names as unknown",
    text: rule('jsonencode({ a = [{ {} : ["="] }, "x"], [1] = 2, 3 = 4 })'),
    sites: { [id]: { a: [{ "${{}}": ["="] }, "x"], "${[1]}": 2, "${3}": 4 } },
    unknowns: ["text {}", "text [1]", "text 3"],
  },
  {
    what: "for expressions, splats and conditions as unknown",
    text: rule(
      'jsonencode({ a = [for k, v in var.a : "p-${k}" if v != "]"], b = { for k in var.b : k => [k] }, c = aws_x.y.*.id, d = var.c ? ["x"] : null\n e = ["x"] })',
    ),
    sites: {
      [id]: {
        a: '${[for k, v in var.a : "p-${k}" if v != "]"]}',
        b: "${{ for k in var.b : k => [k] }}",
        c: "${aws_x.y.*.id}",
        d: '${var.c ? ["x"] : null}',
        e: ["x"],
      },
    },
    unknowns: [
      'anything [for k, v in var.a : "p-${k}" if v != "]"]',
      "anything { for k in var.b : k => [k] }",
      "anything aws_x.y.*.id",
      'anything var.c ? ["x"] : null',
    ],
  },
  {
    what: "merge, with the last of equal keys, and what it merges unknown",
    text: rule(`jsonencode(merge({ a = ["1"], b = ["2"] }, var.more, { "a" : ["3"] }))`),
    sites: { [id]: { b: ["2"], "${var.more}": 0, a: ["3"] } },
    unknowns: ["many var.more"],
  },
  {
    what: "concat, and lists made of lists",
    text: rule(
      `jsonencode({ a = concat(["x"], var.xs, [for y in z : y], ["w"]), b = toset(["q"]), c = merge(local.all...) })`,
    ),
    sites: {
      [id]: {
        a: ["x", "${var.xs}", "${[for y in z : y]}", "w"],
        b: ["q"],
        c: "${merge(local.all...)}",
      },
    },
    unknowns: ["many var.xs", "many [for y in z : y]", "anything merge(local.all...)"],
  },
  {
    what: "one arm of a condition, and both",
    text: `${rule('var.schedule != "" ? null : jsonencode({ source = ["aws.s3"] })')}${rule('var.a ? jsonencode({ a = ["1"] }) : <<E\n{"a":["2"]}\nE\n').replace('"r"', '"s"')}`,
    sites: {
      [id]: s3,
      "aws_cloudwatch_event_rule.s": { a: ["1"] },
      "aws_cloudwatch_event_rule.s-2": { a: ["2"] },
    },
  },
  {
    what: "what try, coalesce, trimspace and parentheses have in them",
    text: `${rule('try(jsonencode(var.x), (jsonencode(({ source = ["aws.s3"] }))))')}${rule('trimspace(<<E\n{"a":["2"]}\nE\n)').replace('"r"', '"s"')}`,
    sites: { [id]: s3, "aws_cloudwatch_event_rule.s": { a: ["2"] } },
  },
  {
    what: "a local value of the same file, once for all who use it, and values in it",
    text: `locals {\n  p = { source = local.names, a = [local.b] }\n  names = ["aws.s3"]\n  b = local.names\n t = "\${local.p}"\n}\n${rule("jsonencode(local.p)")}${rule("jsonencode(local.p)").replace('"r"', '"s"')}`,
    sites: { "local.p": { source: ["aws.s3"], a: ["${local.b}"] } },
    unknowns: ["anything local.b"],
  },
  {
    what: "a local text of the same file, by its name or as the one thing in a text",
    text: `locals {\n  p = jsonencode({ source = ["aws.s3"] })\n q = <<E\n{"a":["1"]}\nE\n}\n${rule("local.p")}${rule('"${local.q}"').replace('"r"', '"s"')}`,
    sites: { "local.p": s3, "local.q": { a: ["1"] } },
  },
  {
    what: "local values that name each other",
    text: `locals {\n  p = local.q\n  q = local.p\n}\n${rule("local.p")}`,
    sites: {},
  },
  {
    what: "inputs of modules, as JSON, text or object",
    text: `module "bus" {\n  event_pattern = { source = ["aws.s3"] }\n  rules = {\n    orders = { event_pattern = jsonencode({ a = ["1"] }) }\n    all = [{ "event_pattern" : "{\\"a\\":[\\"2\\"]}" }]\n  }\n  start_event_pattern = jsonencode({ b = ["3"] })\n}`,
    sites: {
      "module.bus.event_pattern": s3,
      "module.bus.rules.orders.event_pattern": { a: ["1"] },
      "module.bus.rules.all[0].event_pattern": { a: ["2"] },
      "module.bus.start_event_pattern": { b: ["3"] },
    },
  },
  {
    what: "objects in local values and defaults of variables",
    text: `locals {\n  e = merge({ a = { event_pattern = { source = ["aws.s3"] } } }, var.x)\n}\nvariable "rules" {\n  default = { b = { event_pattern = { a = ["1"] } } }\n}`,
    sites: { "local.e.a.event_pattern": s3, "var.rules.b.event_pattern": { a: ["1"] } },
  },
  {
    what: "holes in the JSON of a text",
    text: rule(
      '<<E\n{\n  "a": ["x-${var.a}-y", "${var.b}"],\n  "b": ${jsonencode(var.c)},\n  "c": [${join(",", var.d)}],\n  "d": ["1" %{ if var.e }, "2"%{ endif }],\n  "${var.f}": ["x"]\n  ${var.g}\n}\nE\n',
    ),
    sites: {
      [id]: {
        a: ["x-${var.a}-y", "${var.b}"],
        b: "${jsonencode(var.c)}",
        c: ['${join(",", var.d)}'],
        d: ["1", "${if var.e}"],
        "${var.f}": ["x"],
        "${var.g}": 0,
      },
    },
    unknowns: [
      ...["text var.a", "text var.b", "anything jsonencode(var.c)", 'many join(",", var.d)', "many if var.e"],
      ...["text var.f", "many var.g"],
    ],
  },
  { what: "no text that is part of a number", text: rule('"{\\"a\\": [1${var.x}]}"'), sites: {} },
  {
    what: "a rule behind one that is not closed, and behind mistakes",
    text: `resource "aws_cloudwatch_event_rule" "a" {\n  event_pattern = jsonencode({\n    source = [\n\n${rule('jsonencode({ source = ["aws.s3"] })')}x = = 3 )}]\n{%- if jinja %}\nlocals {\n y = "\n}\n${rule('jsonencode({ a = ["1"] })').replace('"r"', '"s"')}`,
    sites: {
      "aws_cloudwatch_event_rule.a": undefined,
      [id]: s3,
      "aws_cloudwatch_event_rule.s": { a: ["1"] },
    },
  },
  {
    what: "nothing of another provider, of a block inside, in a comment, or in a text",
    text: `resource "azurerm_signalr_service" "x" {\n  upstream_endpoint {\n    event_pattern = ["*"]\n  }\n  event_pattern = jsonencode({ a = ["1"] })\n}\n# event_pattern = jsonencode({ a = ["1"] })\n/* ${rule("jsonencode({})")} */\noutput "x" {\n  value = <<E\n${rule("jsonencode({})")}\nE\n  event_pattern = { a = ["1"] }\n}\n`,
    sites: {},
  },
  {
    what: "nothing that is not in the file",
    text: [
      ...["var.p", 'file("p.json")', "jsonencode(var.p)", "each.value.event_pattern", "null", '""', '"x"'],
      ...[
        'templatefile("p", {})',
        'lookup(each.value, "event_pattern", null)',
        "jsonencode([])",
        '"${var.x}"',
      ],
    ]
      .map(rule)
      .join(""),
    sites: {},
  },
  {
    what: "what is half-typed",
    text: rule(`jsonencode({\n    source = []\n    sour\n    detail = {\n\n    }\n    a =\n  })`),
    sites: { [id]: undefined },
  },
];

function jsonOf({ text }: PatternSite): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe("Terraform has", () => {
  test.each(rows)("$what", ({ text, sites, unknowns = [] }) => {
    const found = terraform.sites(text);
    expect(Object.fromEntries(found.map((site) => [site.id, jsonOf(site)]))).toEqual(sites);
    const parts = found.flatMap((site) =>
      site.unknowns.map((part) => {
        const own = site.text.slice(part.span.offset, part.span.offset + part.span.length);
        expect(own.replaceAll(/^"|"$/g, "")).toBe(JSON.stringify(`\${${part.expression}}`).slice(1, -1));
        return `${part.holds} ${part.expression}`;
      }),
    );
    expect(parts).toEqual(unknowns);
  });

  test("half-typed text in the place where it is typed", () => {
    const [site] = terraform.sites(rule(`jsonencode({\n    source = []\n    sour\n    a = \n  })`));
    expect(site?.text).toBe(`{\n    "source" : [],\n    "sour",\n    "a" : \n  }`);
  });
});

test("is read in files of Terraform and OpenTofu, by their language or their name", () => {
  const ids = (language: string, path: string): readonly string[] =>
    hostsOf({ language, path }).map((host) => host.id);
  expect(ids("terraform", "/a")).toEqual(["terraform"]);
  expect(ids("opentofu", "/a")).toEqual(["terraform"]);
  expect(ids("plaintext", "/a/main.tf")).toEqual(["terraform"]);
  expect(ids("plaintext", "/a/main.tofu")).toEqual(["terraform"]);
  expect(ids("plaintext", "/a/main.tfvars")).toEqual([]);
});

test("costs one search where it has no pattern", () => {
  expect(terraform.mayHold('resource "aws_s3_bucket" "b" {}')).toBe(false);
  expect(terraform.mayHold(rule("x"))).toBe(true);
});

describe("the laws of Terraform's patterns", () => {
  test("a pattern that is exported is read back as it was", () => {
    fc.assert(
      fc.property(patternText, (text) => {
        const [format] = exportFormats.filter(({ id: its }) => its === "terraform");
        const exported =
          format && exportRule(format, { name: "r", state: "ENABLED", patternText: text, targets: [] });
        if (exported?.ok !== true) return;
        const sites = terraform.sites(exported.value);
        expect(sites.map((site) => [site.id, jsonOf(site), site.unknowns])).toEqual([
          ["aws_cloudwatch_event_rule.rule", JSON.parse(text), []],
        ]);
      }),
    );
  });

  const whole = rows.map(({ text }) => text).join("\n");

  test("whatever is cut out of a file, it is read, and every site lies within it", () => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(600), fc.nat(40), (start, length, gone) => {
        const cut =
          whole.slice(start, start + length) + whole.slice(start + length + gone, start + 2 * length);
        for (const { span } of terraform.sites(cut)) {
          expect(span.offset).toBeGreaterThanOrEqual(0);
          expect(span.offset + span.length).toBeLessThanOrEqual(cut.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("what is written of a span is where it says, and leads back", () => {
    const texts = rows.flatMap(({ text }) => terraform.sites(text).map((site) => ({ text, site })));
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(30), ({ text, site }, from, length) => {
        const span: Span = { offset: from % site.text.length, length };
        const written = site.toDocument(span);
        if (written === undefined) return;
        expect(written.offset + written.length).toBeLessThanOrEqual(text.length);
        const back = site.toPattern(written.offset);
        expect(back).toBeDefined();
        for (let offset = 0; offset <= text.length; offset++) {
          const at = site.toPattern(offset);
          if (at === undefined) continue;
          const place = site.toDocument({ offset: at, length: 0 });
          expect(place).toBeDefined();
        }
      }),
    );
  });

  test.each([
    "{ a = ",
    "[",
    "(",
    "merge(",
    '"${',
    "x ? ",
    "jsonencode({ a = [",
    "-",
    "!",
    "<<E\n",
    '"%{ if x }',
    "{ for x in ",
  ])("%j that is opened 20,000 times is read", (open) => {
    const text =
      rule(`jsonencode({ a = ${open.repeat(20_000)}`) + rule('jsonencode({ source = ["aws.s3"] })');
    expect(() => terraform.sites(text)).not.toThrow();
  });
});
