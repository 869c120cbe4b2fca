import { findNodeAtLocation, parseTree, type Node } from "jsonc-parser";
import ts from "typescript";
import { isMap, isScalar, isSeq, parseDocument, type ParsedNode } from "yaml";
import { keyToken, stringToken, tokensOfJson, tokensOfNode, type Tokens } from "./exactTree";
import { tokensOfHcl } from "./readHcl";

/**
 * The pattern in an export, read with that language's own parser where this suite has one, else with a small reader of
 * what the exports are written in. Throws where the text is not of that language or holds no pattern.
 */
export const readBack: Readonly<Record<string, (text: string) => Tokens>> = {
  "cloudformation-yaml": readYaml,
  "cloudformation-json": readTemplate,
  sam: readYaml,
  terraform: readTerraform,
  cdk: readCdk,
  "aws-cli": readShell,
  serverless: readYaml,
};

/** Both versions of YAML, because some tools read the one and some the other. */
function readYaml(text: string): Tokens {
  const [one, other] = (["1.1", "1.2"] as const).map((version) => yamlPattern(text, version));
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error("YAML 1.1 and 1.2 differ.");
  return one ?? [];
}

function yamlPattern(text: string, version: "1.1" | "1.2"): Tokens {
  const document = parseDocument(text, { version, uniqueKeys: true });
  const faults = [...document.errors, ...document.warnings].filter(
    ({ code }) => code !== "TAG_RESOLVE_FAILED",
  );
  if (faults[0] !== undefined) throw faults[0];
  const paths = [
    ["Resources", "Rule", "Properties", "EventPattern"],
    ["Resources", "Function", "Properties", "Events", "Rule", "Properties", "Pattern"],
    ["resources", "Resources", "Rule", "Properties", "EventPattern"],
    ["functions", "function", "events", 0, "eventBridge", "pattern"],
  ];
  const node = paths
    .map((path) => document.getIn(path, true))
    .find((each) => each !== undefined) as ParsedNode;
  if (isScalar(node)) return tokensOfJson(String(node.value));
  return tokensOfYaml(node);
}

function tokensOfYaml(node: ParsedNode | null): Tokens {
  if (isMap(node)) {
    const members = node.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || typeof key.value !== "string") throw new Error(`Not a text: ${String(key)}`);
      return [keyToken(key.value), ...tokensOfYaml(value)];
    });
    return ["{", ...members, "}"];
  }
  if (isSeq(node)) return ["[", ...node.items.flatMap(tokensOfYaml), "]"];
  if (!isScalar(node)) throw new Error(`Not a value: ${String(node)}`);
  return [typeof node.value === "string" ? stringToken(node.value) : node.source];
}

function readTemplate(text: string): Tokens {
  JSON.parse(text);
  const root = parseTree(text, [], { disallowComments: true }) as Node;
  const node = findNodeAtLocation(root, ["Resources", "Rule", "Properties", "EventPattern"]) as Node;
  return node.type === "string" ? tokensOfJson(String(node.value)) : tokensOfNode(text, node);
}

function readTerraform(text: string): Tokens {
  const [object] = text.matchAll(/^ {2}event_pattern = jsonencode\(/gm);
  if (object !== undefined) return tokensOfHcl(text, object.index + object[0].length);
  const [, json] = /^ {2}event_pattern = <<-PATTERN\n([^]*?)^ *PATTERN$/m.exec(text) ?? [];
  if (json === undefined || /[$%]\{/.test(json) || json !== json.normalize("NFC")) throw new Error(text);
  return tokensOfJson(json);
}

function readCdk(text: string): Tokens {
  const file = ts.createSourceFile("stack.ts", text, ts.ScriptTarget.Latest);
  // What transpileModule would report, without the rest of its work.
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  if (parseDiagnostics[0] !== undefined) {
    throw new Error(ts.flattenDiagnosticMessageText(parseDiagnostics[0].messageText, "\n"));
  }
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /\.addPropertyOverride$/.test(node.expression.getText(file))) {
      found.push(...node.arguments.slice(1));
    } else if (ts.isPropertyAssignment(node) && node.name.getText(file) === "eventPattern")
      found.push(node.initializer);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  const [pattern] = found;
  if (pattern === undefined) throw new Error("There is no pattern.");
  return ts.isStringLiteral(pattern) ? tokensOfJson(pattern.text) : tokensOfLiteral(pattern, file);
}

function tokensOfLiteral(node: ts.Node, file: ts.SourceFile): Tokens {
  if (ts.isObjectLiteralExpression(node)) {
    const members = node.properties.flatMap((property) => {
      if (!ts.isPropertyAssignment(property)) throw new Error(property.getText(file));
      const { name, initializer } = property;
      if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) throw new Error(name.getText(file));
      // In a literal this key sets the prototype.
      if (name.text === "__proto__") throw new Error("__proto__");
      return [keyToken(name.text), ...tokensOfLiteral(initializer, file)];
    });
    return ["{", ...members, "}"];
  }
  if (ts.isArrayLiteralExpression(node)) {
    return ["[", ...node.elements.flatMap((element) => tokensOfLiteral(element, file)), "]"];
  }
  return [ts.isStringLiteral(node) ? stringToken(node.text) : node.getText(file)];
}

/** The word behind `--event-pattern`: stretches in single quotes and escaped characters between them. */
function readShell(text: string): Tokens {
  const [, word] = / --event-pattern ((?:'[^']*'|\\')+)(?= \\$)/m.exec(text) ?? [];
  if (word === undefined) throw new Error("There is no pattern.");
  return tokensOfJson(word.replaceAll(/'([^']*)'|\\(')/g, "$1$2"));
}
