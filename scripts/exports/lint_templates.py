"""Lints CloudFormation and SAM templates and reads their rules, in one process.

Argument: a JSON file with the list of the templates' paths. Prints one JSON object: for each file its `faults` (errors
and warnings of cfn-lint, exceptions of any reader) and its `readings`: by the name of the reader the properties of the
rule, with the pattern as JSON text where the template has a value.
"""

import json
import os
import sys

import yaml

os.environ["AWS_DEFAULT_REGION"] = "us-east-1"

from cfnlint.config import ConfigMixIn
from cfnlint.decode.decode import decode
from cfnlint.runner import Runner
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class CloudFormationLoader(yaml.SafeLoader):
    """YAML 1.1 as PyYAML reads it, with CloudFormation's tags read as their operands."""


def operand_of(loader, _tag, node):
    return {"Fn": loader.construct_scalar(node)}


CloudFormationLoader.add_multi_constructor("!", operand_of)


class NoManagedPolicies:
    def load(self):
        return {}


def read_cfn_lint(file):
    template, errors = decode(file)
    if errors:
        raise ValueError(str(errors[0]))
    return template


def read_yaml(file):
    with open(file, encoding="utf-8") as opened:
        return yaml.load(opened, CloudFormationLoader)


def read_sam(file):
    with open(file, encoding="utf-8") as opened:
        template = yaml_parse(opened)
    for resource in template["Resources"].values():
        if "CodeUri" in resource.get("Properties", {}):
            resource["Properties"]["CodeUri"] = "s3://bucket/key"
    return transform(template, {}, NoManagedPolicies())


def rule_of(template):
    """The properties of the rule, or of the function's event that becomes one."""
    resources = template["Resources"]
    found = [each for each in resources.values() if each["Type"] == "AWS::Events::Rule"]
    if found:
        properties = dict(found[0]["Properties"])
    else:
        event = resources["Function"]["Properties"]["Events"]["Rule"]["Properties"]
        properties = dict(event)
        properties["Name"] = properties.pop("RuleName")
        properties["EventPattern"] = properties.pop("Pattern")
    if not isinstance(properties["EventPattern"], str):
        properties["EventPattern"] = json.dumps(properties["EventPattern"])
    return properties


def is_sam(file):
    with open(file, encoding="utf-8") as opened:
        return "Transform: AWS::Serverless" in opened.read()


with open(sys.argv[1], encoding="utf-8") as opened:
    files = json.load(opened)

report = {file: {"faults": [], "readings": {}} for file in files}
for file in files:
    readers = {"cfn-lint": read_cfn_lint, "PyYAML": read_yaml}
    if is_sam(file):
        readers["SAM translator"] = read_sam
    for name, read in readers.items():
        try:
            report[file]["readings"][name] = rule_of(read(file))
        except Exception as error:  # Whatever a reader throws is a finding about the template.
            causes = [each.message for each in getattr(error, "causes", [])]
            report[file]["faults"].append(f"{name}: {error} {' '.join(causes)}")

# W1054 warns of a text that has the name of a pseudo parameter. Some patterns have one on purpose.
for match in Runner(ConfigMixIn(["--ignore-checks", "W1054", "--template", *files])).run():
    if match.rule.severity != "informational":
        fault = f"{match.rule.id} {match.message} (line {match.linenumber})"
        report[match.filename]["faults"].append(fault)

print(json.dumps(report))
