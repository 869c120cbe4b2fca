import type { Result } from "../base/result";
import { enclose } from "./enclose";
import { keysOf, numbersOf, scalarsOf } from "./jsonNode";
import { notesOf } from "./notes";
import type { CheckedRule } from "./ruleToExport";
import { templatePattern } from "./templatePattern";
import { ruleId, templateResources, type TemplateResource } from "./templateResources";
import { callOf, entriesOf, isList, textOf, type TemplateValue } from "./templateValue";

/** The class of each resource: the module of aws-cdk-lib and its name there. */
const constructs: Readonly<Record<string, readonly [module: string, name: string]>> = {
  "AWS::Events::Rule": ["events", "CfnRule"],
  "AWS::IAM::Role": ["iam", "CfnRole"],
  "AWS::Lambda::Permission": ["lambda", "CfnPermission"],
  "AWS::Logs::LogGroup": ["logs", "CfnLogGroup"],
  "AWS::Logs::ResourcePolicy": ["logs", "CfnResourcePolicy"],
  "AWS::SNS::Topic": ["sns", "CfnTopic"],
  "AWS::SNS::TopicPolicy": ["sns", "CfnTopicPolicy"],
  "AWS::SQS::Queue": ["sqs", "CfnQueue"],
  "AWS::SQS::QueuePolicy": ["sqs", "CfnQueuePolicy"],
};

/** Properties that hold JSON of another language, in which keys keep their case. */
const documents = /^(?:EventPattern|.*PolicyDocument)$/;

const pseudoParameters: Readonly<Record<string, string>> = { "AWS::AccountId": "cdk.Aws.ACCOUNT_ID" };

/**
 * As writeStack; an error where the pattern has a number that CDK takes for one of its tokens, in a text too: it does not
 * synthesize such a stack.
 */
export function writeCdk(rule: CheckedRule): Result<string, string> {
  const token = numbersOf(rule.pattern.root).find((text) => isTokenNumber(Number(text)));
  if (token === undefined) return { ok: true, value: writeStack(rule) };
  const error = `Use another number, or export to another language: AWS CDK reads ${Number(token)} as one of its tokens.`;
  return { ok: false, error };
}

/** Whether CDK takes a number for a token: by its first two bytes. Source: extractTokenDouble of aws-cdk-lib 2. */
function isTokenNumber(value: number): boolean {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value);
  return bytes.getUint16(0) === 0xfbff;
}

/**
 * A CDK stack in TypeScript that creates the rule. Written with the constructs of CloudFormation's own resources,
 * because the `Rule` of aws-events knows the fields of an envelope only and changes what it is given.
 */
function writeStack(rule: CheckedRule): string {
  const pattern = patternFor(rule);
  const own = typeof pattern === "string" ? {} : { eventPattern: pattern };
  const resources = templateResources(rule, { ...own, textLayout: "line" });
  const modules = [...new Set(resources.map(({ type }) => constructOf(type)[0]))].sort();
  const referred = new Set(resources.flatMap(({ properties }) => referencesIn(properties)));
  const lines = [
    ...notesOf(rule).map((note) => `// ${note}`),
    'import * as cdk from "aws-cdk-lib";',
    ...modules.map((name) => `import * as ${name} from "aws-cdk-lib/aws-${name}";`),
    'import type { Construct } from "constructs";',
    "",
    `export class ${className(rule)} extends cdk.Stack {`,
    "  constructor(scope: Construct, id: string, props?: cdk.StackProps) {",
    "    super(scope, id, props);",
    ...resources.flatMap((resource) => {
      const overrides =
        resource.id === ruleId && typeof pattern === "string" ? [patternOverride(pattern)] : [];
      const isReferred = referred.has(resource.id) || overrides.length > 0;
      return ["", statement(resource, isReferred), ...overrides];
    }),
    "  }",
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function statement({ id, type, properties }: TemplateResource, isReferred: boolean): string {
  const [module, name] = constructOf(type);
  const written = writeValue(properties, "    ", camelCase);
  const last = written === "{}" ? "" : `, ${written}`;
  const created = `new ${module}.${name}(this, ${JSON.stringify(id)}${last});`;
  return `    ${isReferred ? `const ${variable(id)} = ` : ""}${created}`;
}

/** The construct takes an object only, CloudFormation a text too. */
function patternOverride(pattern: string): string {
  return `    ${variable(ruleId)}.addPropertyOverride("EventPattern", ${JSON.stringify(pattern)});`;
}

function constructOf(type: string): readonly [module: string, name: string] {
  const construct = constructs[type];
  if (construct === undefined) throw new Error(`No construct for ${type}`);
  return construct;
}

/** CDK finds its tokens in every string, and loses the key `__proto__`. */
function patternFor({ pattern }: CheckedRule): TemplateValue {
  const tokens = scalarsOf(pattern.root).some((text) => /[$#]\{/.test(text));
  return tokens || keysOf(pattern.root).includes("__proto__")
    ? pattern.guardedLine
    : templatePattern(pattern, "line");
}

function className({ name }: CheckedRule): string {
  const words = name.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const joined = words.join("");
  return `${/^[A-Za-z]/.test(joined) ? "" : "Rule"}${joined}Stack`;
}

const rest = { separator: ",", closesLast: true };

type KeyCase = (key: string) => string;

const camelCase: KeyCase = (key) => key.charAt(0).toLowerCase() + key.slice(1);
const asWritten: KeyCase = (key) => key;

function writeValue(value: TemplateValue, indent: string, keyCase: KeyCase): string {
  const inner = `${indent}  `;
  if (isList(value)) {
    const items = value.map((item) => writeValue(item, inner, keyCase));
    return enclose({ open: "[", close: "]", ...rest }, items, indent, true);
  }
  const entries = entriesOf(value);
  if (entries === undefined) return JSON.stringify(value);
  const call = writeCall(value);
  if (call !== undefined) return call;
  const members = entries.map(([key, each]) => {
    const inside = documents.test(key) ? asWritten : keyCase;
    return `${writeKey(keyCase(key))}: ${writeValue(each, inner, inside)}`;
  });
  return enclose({ open: "{", close: "}", ...rest }, members, indent, members.length === 1);
}

function writeKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

/** A function of CloudFormation as CDK calls it; undefined for any other value. */
function writeCall(value: TemplateValue): string | undefined {
  const [name, operand] = callOf(value) ?? [];
  switch (name) {
    case "Ref":
      return pseudoParameters[textOf(operand)] ?? `${variable(textOf(operand))}.ref`;
    case "Fn::GetAtt": {
      const [id, attribute] = (operand as readonly TemplateValue[]).map(textOf);
      return `${variable(id ?? "")}.attr${attribute ?? ""}`;
    }
    case "Fn::Sub":
      return `cdk.Fn.sub(${JSON.stringify(operand)})`;
    default:
      return undefined;
  }
}

/** The ids of what is referred to. */
function referencesIn(value: TemplateValue): readonly string[] {
  if (isList(value)) return value.flatMap(referencesIn);
  const [name, operand] = callOf(value) ?? [];
  if (name === "Ref") return [textOf(operand)];
  if (name === "Fn::GetAtt") return [textOf((operand as readonly TemplateValue[])[0])];
  return (entriesOf(value) ?? []).flatMap(([, each]) => referencesIn(each));
}

function variable(id: string): string {
  return camelCase(id);
}
