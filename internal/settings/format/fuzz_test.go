package format_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/settings/format"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// fuzz lets a reader read anything: it must come to an end, and every place must lie in the text.
func fuzz(f *testing.F, folder, name string) {
	files, err := filepath.Glob("testdata/" + folder + "/*")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds in %s: %v", folder, err)
	}
	for _, seed := range files {
		if !strings.HasSuffix(seed, ".golden") {
			text, err := os.ReadFile(seed)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, _ := source.Decode(name, source.Settings, raw)
		if file == nil {
			return
		}
		r := format.Read(file, true)
		if r == nil {
			return
		}
		for _, s := range r.Settings {
			for _, l := range []struct{ pos, end int32 }{{s.Location.Pos, s.Location.End}, {s.KeyAt.Pos, s.KeyAt.End}} {
				if l.pos < 0 || l.end < l.pos || int(l.end) > len(file.Text) {
					t.Fatalf("%s: place %d-%d of a text of %d bytes", s.Name, l.pos, l.end, len(file.Text))
				}
			}
		}
	})
}

func FuzzEnv(f *testing.F)        { fuzz(f, "env", "a.env") }
func FuzzINI(f *testing.F)        { fuzz(f, "ini", "a.conf") }
func FuzzYAML(f *testing.F)       { fuzz(f, "yaml", "a.yaml") }
func FuzzJSON(f *testing.F)       { fuzz(f, "json", "a.json") }
func FuzzTOML(f *testing.F)       { fuzz(f, "toml", "a.toml") }
func FuzzProperties(f *testing.F) { fuzz(f, "properties", "a.properties") }
func FuzzDockerfile(f *testing.F) { fuzz(f, "dockerfile", "Dockerfile") }
func FuzzKey(f *testing.F)        { fuzz(f, "key", "a.pem") }

// FuzzResolve: references of settings to each other come to an end, whatever they say.
func FuzzResolve(f *testing.F) {
	for _, seed := range []string{
		"[DEFAULT]\na = $b\nb = ${a}\n", "[g]\na = ${DEFAULT.x}/%(b)s\nb = $a$a$a$a\n", "[g]\na = ${g.a}\n", "[g]\na = ${x:-${y:-$a}}\n", "[g]\na = %(a)s%(a)s\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, _ := source.Decode("a.conf", source.Settings, raw)
		if file == nil {
			return
		}
		r := format.Read(file, true)
		if r == nil {
			return
		}
		none := func(settings.Key) (settings.Value, bool) { return settings.Value{}, false }
		for _, s := range settings.Link(settings.Resolve(r.Settings, none)) {
			if len(s.Value.Raw) > 1<<20+2*len(raw) {
				t.Fatalf("%s expands to %d bytes", s.Name, len(s.Value.Raw))
			}
		}
	})
}
