"""Lints CloudFormation and SAM templates and reads their event patterns as cfn-lint reads them, in one process.

Arguments: the templates. Prints one JSON object: for each file its `faults` (errors and warnings) and its `pattern`,
which is text if the template has it as text.
"""

import json
import sys

from cfnlint.config import ConfigMixIn
from cfnlint.decode.decode import decode
from cfnlint.runner import Runner


def pattern_of(template):
    resources = template["Resources"]
    if "Rule" in resources:
        return resources["Rule"]["Properties"]["EventPattern"]
    return resources["Function"]["Properties"]["Events"]["Rule"]["Properties"]["Pattern"]


files = sys.argv[1:]
report = {}
for file in files:
    template, errors = decode(file)
    pattern = None if errors else json.dumps(pattern_of(template))
    report[file] = {"faults": [], "pattern": pattern}

# W1054 warns of a text that has the name of a pseudo parameter. Some patterns have one on purpose.
for match in Runner(ConfigMixIn(["--ignore-checks", "W1054", "--template", *files])).run():
    if match.rule.severity != "informational":
        fault = f"{match.rule.id} {match.message} (line {match.linenumber})"
        report[match.filename]["faults"].append(fault)

print(json.dumps(report))
