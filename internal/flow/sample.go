package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds what stands in code as an example of data: what is called TESTS or examples. The passwords in it open
// nothing.

// sampleNames are what such data are called, without underscores in front.
var sampleNames = map[string]bool{
	"test": true, "tests": true, "test_cases": true, "testcases": true, "test_data": true, "webpage_tests": true, "example": true,
	"examples": true, "openapi_examples": true, "json_schema_extra": true,
}

// sampleBeginnings are the letters that these begin with: names are many.
const sampleBeginnings = "tTeEwWoOjJ"

func sampleName(name string) bool {
	name = strings.TrimLeft(name, "_")
	return name != "" && (strings.IndexByte(sampleBeginnings, name[0]) >= 0 && sampleNames[strings.ToLower(name)] ||
		strings.HasSuffix(name, "_example") || strings.HasSuffix(name, "_examples") || strings.Contains(name, "_TEST_"))
}

// samples are the values of a function that bear such names.
func samples(f *ir.Function) (values []ir.ID) {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpSetGlobal, ir.OpSetAttr:
				if args := f.Args(id); sampleName(f.NameOf(id)) {
					values = append(values, args[len(args)-1])
				}
			case ir.OpCall:
				names := f.Calls[f.Instrs[id].Aux].Names
				for i, name := range names {
					if sampleName(name) {
						values = append(values, f.Arg(id, i+1))
					}
				}
			}
		}
	}
	return values
}

// inSample reports whether a place lies in one of these values.
func inSample(f *ir.Function, values []ir.ID, pos int32) bool {
	return slices.ContainsFunc(values, func(v ir.ID) bool { return f.Instrs[v].Pos <= pos && pos < f.Instrs[v].End })
}
