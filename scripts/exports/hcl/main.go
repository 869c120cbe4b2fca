// Reads Terraform configurations as Terraform does: HashiCorp's HCL evaluates the expressions, and the pattern goes the
// way of the AWS provider. Argument: how many files there are, `0.tf` and so on in the working folder. Prints one JSON
// object a line: `{"rule": {…}, "targets": [{…}]}` or `{"error": "…"}`.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclparse"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// Arguments by name; those that refer to other resources are left out.
type arguments map[string]string

type reading struct {
	Rule    arguments   `json:"rule,omitempty"`
	Targets []arguments `json:"targets,omitempty"`
	Error   string      `json:"error,omitempty"`
}

var functions = &hcl.EvalContext{
	Functions: map[string]function.Function{"jsonencode": stdlib.JSONEncodeFunc},
}

func read(file string) (reading, error) {
	parsed, diagnostics := hclparse.NewParser().ParseHCLFile(file)
	if diagnostics.HasErrors() {
		return reading{}, diagnostics
	}
	found := reading{Targets: []arguments{}}
	for _, block := range parsed.Body.(*hclsyntax.Body).Blocks {
		values := arguments{}
		// What stands in a block inside, such as sqs_target, is read with the rest.
		bodies := []*hclsyntax.Body{block.Body}
		for _, inner := range block.Body.Blocks {
			bodies = append(bodies, inner.Body)
		}
		for _, body := range bodies {
			for name, attribute := range body.Attributes {
				if len(attribute.Expr.Variables()) > 0 {
					continue
				}
				value, diagnostics := attribute.Expr.Value(functions)
				if diagnostics.HasErrors() {
					return reading{}, diagnostics
				}
				if value.Type() == cty.String {
					values[name] = value.AsString()
				}
			}
		}
		if block.Type != "resource" {
			continue
		}
		switch block.Labels[0] {
		case "aws_cloudwatch_event_rule":
			pattern, err := asProvider(values["event_pattern"])
			if err != nil {
				return reading{}, err
			}
			values["event_pattern"] = pattern
			found.Rule = values
		case "aws_cloudwatch_event_target":
			found.Targets = append(found.Targets, values)
		}
	}
	return found, nil
}

// The provider decodes a pattern, encodes it anew, and then undoes Go's escapes of `<`, `>` and `&` wherever they stand.
func asProvider(pattern string) (string, error) {
	var value any
	if err := json.Unmarshal([]byte(pattern), &value); err != nil {
		return "", err
	}
	text, err := json.Marshal(value)
	for escape, character := range map[string]string{`\u003c`: "<", `\u003e`: ">", `\u0026`: "&"} {
		text = bytes.ReplaceAll(text, []byte(escape), []byte(character))
	}
	return string(text), err
}

func main() {
	output := json.NewEncoder(os.Stdout)
	count, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	for index := range count {
		found, err := read(fmt.Sprintf("%d.tf", index))
		if err != nil {
			found = reading{Error: err.Error()}
		}
		if err := output.Encode(found); err != nil {
			panic(err)
		}
	}
}
