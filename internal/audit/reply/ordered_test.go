package reply

import (
	"encoding/json"
	"testing"
)

func TestObjectKeepsOrder(t *testing.T) {
	o, err := parseObject([]byte(`{"z": 1, "a": {"y": 1.50, "b": [1, 2]}, "m": "<&>"}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := o.set("a", 2); err != nil {
		t.Fatal(err)
	}
	if err := o.set("new", "<"); err != nil {
		t.Fatal(err)
	}
	raw, err := marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(raw), `{"z":1,"a":2,"m":"<&>","new":"<"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := parseObject([]byte(`[1]`)); err == nil {
		t.Error("a list is no object")
	}
}

// What is not changed means the same afterwards.
func FuzzObject(f *testing.F) {
	for _, s := range []string{`{}`, `{"a":1,"a":2}`, `{"a":{"b":[null,"\u2028"]}}`, `{"a":1e400}`, `{"a"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		o, err := parseObject([]byte(text))
		if err != nil {
			return
		}
		raw, err := marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(raw) {
			t.Errorf("%q became %q", text, raw)
		}
	})
}
