package engine_test

import (
	"context"
	"slices"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestCopies: what stands in files that are the same is told once, at the first, which names the others; what is nearly the same is not.
func TestCopies(t *testing.T) {
	const text = `from fastapi import FastAPI, Header, HTTPException

app = FastAPI()
API_KEY = open("/etc/proxy/key").read()


@app.get("/items")
def items(x_api_key: str = Header(...)):
    if x_api_key != API_KEY:
        raise HTTPException(401)
    return []
`
	root := testkit.Plant(t, map[string]string{"core/proxy.py": text, "proxies/core/proxy.py": text, "proxies/other.py": text + "\n"})
	for profile, want := range map[string][]string{
		"":       {"core/proxy.py", "proxies/other.py"},
		"strict": {"core/proxy.py", "proxies/core/proxy.py", "proxies/other.py"},
	} {
		review, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Profile: profile})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range review.Findings {
			if f.Rule.ID != "timing-unsafe-comparison" {
				continue
			}
			got = append(got, f.Location.File.Path)
			if profile == "" && f.Location.File.Path == "core/proxy.py" && (len(f.Facts) == 0 || f.Facts[len(f.Facts)-1].Location.File.Path != "proxies/core/proxy.py") {
				t.Error("the copy is not named")
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("profile %q tells at %v, want %v", profile, got, want)
		}
	}
}
