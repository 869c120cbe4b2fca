"""Reads command lines with the AWS CLI itself, in one process, with nothing sent.

Argument: a JSON file with a list of scripts, each a list of commands, each the list of its arguments. Prints a JSON list
with the calls of each script: `[operation, parameters]`, or `["error", text]` for a command that the CLI refuses.
"""

import contextlib
import io
import json
import os
import sys

os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_DEFAULT_REGION="us-east-1")
os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull)

from awscli.clidriver import CLIOperationCaller, create_clidriver

calls = []


def keep(_self, _client, operation, parameters, _globals):
    calls.append([operation, parameters])
    return {}


CLIOperationCaller._make_client_call = keep
driver = create_clidriver()


def run(arguments):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = driver.main(arguments)
        except SystemExit as exit:
            code = exit.code
    if code != 0:
        calls.append(["error", said.getvalue()])


with open(sys.argv[1], encoding="utf-8") as opened:
    scripts = json.load(opened)

report = []
for script in scripts:
    calls = []
    for arguments in script:
        run(arguments)
    report.append(calls)
print(json.dumps(report))
