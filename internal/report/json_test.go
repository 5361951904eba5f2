package report

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const schemaFile = "schema/touchstone-review-1.schema.json"

// TestJSONFollowsItsSchema validates the output twice: against the schema as it stands, and against one that allows no
// field it does not name, so that a field cannot be added without being documented.
func TestJSONFollowsItsSchema(t *testing.T) {
	open, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	for name, schema := range map[string]*jsonschema.Schema{
		"as it stands": compile(t, parseJSON(t, open)),
		"closed":       compile(t, closed(parseJSON(t, open))),
	} {
		for _, golden := range []string{"review.json", "deeper.json", "clean.json"} {
			out, err := os.ReadFile("testdata/" + golden)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(parseJSON(t, out)); err != nil {
				t.Errorf("%s, schema %s: %v", golden, name, err)
			}
		}
	}
}

// closed forbids what a schema of an object does not name.
func closed(schema any) any {
	switch s := schema.(type) {
	case map[string]any:
		for _, v := range s {
			closed(v)
		}
		if s["type"] == "object" {
			s["additionalProperties"] = false
		}
	case []any:
		for _, v := range s {
			closed(v)
		}
	}
	return schema
}

func parseJSON(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func compile(t *testing.T, schema any) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestJSONKeepsHostileText checks that escaping loses nothing.
func TestJSONKeepsHostileText(t *testing.T) {
	r := fixture()
	var got jsonReview
	if err := json.Unmarshal(write(t, JSON, r, Options{}), &got); err != nil {
		t.Fatal(err)
	}
	for i, f := range r.Findings {
		if g := got.Findings[i]; g.Message != f.Message || g.Location.Path != f.Location.File.Path {
			t.Errorf("finding %d reads back as %q in %q", i, g.Message, g.Location.Path)
		}
	}
}
