import type { Result } from "../base/result";
import { writeAwsCli } from "./awsCli";
import { writeCdk } from "./cloudDevelopmentKit";
import { writeCloudFormationJson, writeCloudFormationYaml } from "./cloudFormation";
import type { TargetKind } from "../rules/targetKinds";
import type { CheckedRule } from "./ruleToExport";
import { writeServerless } from "./serverlessFramework";
import { writeSam } from "./serverlessApplicationModel";
import { writeTerraform } from "./terraform";

/** A language that a rule can be exported in. */
export interface ExportFormat {
  readonly id: string;
  readonly label: string;
  /** What the file is usually called. */
  readonly fileName: string;
  /** The editor's name of the language. */
  readonly languageId: string;
  /** The kinds of targets that can be created together with the rule. */
  readonly creates: readonly TargetKind[];
  /** The text. An error, which is a sentence, where the pattern would not survive in this language. */
  write(rule: CheckedRule): Result<string, string>;
}

const simple = ["topic", "queue", "logGroup"] as const;
const withFunction = [...simple, "function"] as const;

function always(write: (rule: CheckedRule) => string): ExportFormat["write"] {
  return (rule) => ({ ok: true, value: write(rule) });
}

/** Every format, in the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = [
  {
    id: "cloudformation-yaml",
    label: "CloudFormation (YAML)",
    fileName: "template.yaml",
    languageId: "yaml",
    creates: simple,
    write: always(writeCloudFormationYaml),
  },
  {
    id: "cloudformation-json",
    label: "CloudFormation (JSON)",
    fileName: "template.json",
    languageId: "json",
    creates: simple,
    write: always(writeCloudFormationJson),
  },
  {
    id: "sam",
    label: "AWS SAM",
    fileName: "template.yaml",
    languageId: "yaml",
    creates: withFunction,
    write: always(writeSam),
  },
  {
    id: "terraform",
    label: "Terraform",
    fileName: "main.tf",
    languageId: "terraform",
    creates: simple,
    write: writeTerraform,
  },
  {
    id: "cdk",
    label: "AWS CDK (TypeScript)",
    fileName: "stack.ts",
    languageId: "typescript",
    creates: simple,
    write: writeCdk,
  },
  {
    id: "aws-cli",
    label: "AWS CLI",
    fileName: "create-rule.sh",
    languageId: "shellscript",
    creates: simple,
    write: writeAwsCli,
  },
  {
    id: "serverless",
    label: "Serverless Framework",
    fileName: "serverless.yml",
    languageId: "yaml",
    creates: withFunction,
    write: always(writeServerless),
  },
];
