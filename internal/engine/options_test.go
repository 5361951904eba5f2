package engine_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/settings/format"
	"github.com/touchstone-sec/touchstone/internal/settings/join"
	"github.com/touchstone-sec/touchstone/internal/source"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestInventory holds the inventory of each program of testdata/options against a golden beside it.
func TestInventory(t *testing.T) {
	files, err := filepath.Glob("testdata/options/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs: ", err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			inv, err := engine.DeclaredOptions(context.Background(), engine.Options{Paths: []string{testkit.Unpack(t, path)}})
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			if err := settings.WriteTable(&b, inv.Options); err != nil {
				t.Fatal(err)
			}
			testkit.Golden(t, strings.TrimSuffix(path, ".txtar")+".txt", b.String())
		})
	}
}

// TestSchema: the schema of an inventory is one, and tells good documents from bad ones.
func TestSchema(t *testing.T) {
	inv, err := engine.DeclaredOptions(context.Background(), engine.Options{Paths: []string{testkit.Unpack(t, "testdata/options/oslo.txtar")}})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := settings.WriteSchema(&b, inv.Options); err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("options.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("options.json")
	if err != nil {
		t.Fatal(err)
	}
	for document, good := range map[string]bool{
		`{"images": {"endpoint": "https://a/", "retries": 3, "ports": [80, 443]}, "DEFAULT": {"verbose": true}}`: true,
		`{"images": {"endpoint": "https://a/"}, "old": {"wait": 1.5}}`:                                           true,
		`{"images": {"endpoint": "https://a/", "retries": 11}}`:                                                  false,
		`{"images": {"endpoint": "https://a/", "driver": "ceph"}}`:                                               false,
		`{"images": {"endpoint": "https://a/", "ports": [99999]}}`:                                               false,
		`{"images": {"endpoint": "https://a/", "retrys": 1}}`:                                                    false,
		`{"images": {"retries": 1}}`:                                                                             false,
		`{"nothing": {}}`:                                                                                        false,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); (err == nil) != good {
			t.Errorf("%s: %v", document, err)
		}
	}
}

// TestSchemaDefaults: what a schema says to be an option's default is a value that it admits.
func TestSchemaDefaults(t *testing.T) {
	files, err := filepath.Glob("testdata/options/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs: ", err)
	}
	for _, path := range files {
		inv, err := engine.DeclaredOptions(context.Background(), engine.Options{Paths: []string{testkit.Unpack(t, path)}})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := settings.WriteSchema(&b, inv.Options); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		document, n := defaultsOf(doc.(map[string]any))
		c := jsonschema.NewCompiler()
		if err := c.AddResource("options.json", doc); err != nil {
			t.Fatal(err)
		}
		schema, err := c.Compile("options.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil || n == 0 {
			t.Errorf("%s: %d defaults: %v", path, n, err)
		}
	}
}

// defaultsOf is a document of all the defaults of a schema, of which nothing is required any more, and how many there are.
func defaultsOf(schema map[string]any) (map[string]any, int) {
	delete(schema, "required")
	document, n := map[string]any{}, 0
	for name, p := range schema["properties"].(map[string]any) {
		p := p.(map[string]any)
		if _, group := p["properties"]; group {
			d, k := defaultsOf(p)
			document[name] = d
			n += k
		} else if d, ok := p["default"]; ok {
			document[name] = d
			n++
		}
	}
	return document, n
}

// TestInventoryAgreesWithGenerator holds the inventory of nova's options against what oslo-config-generator says of the
// same release: testdata/options/nova-34.0.0.tsv has group, name, type and default of each option, in JSON, as
// `oslo-config-generator --namespace nova.conf --format json` gave them where all that nova needs was installed. The
// sources are downloaded once into the cache.
func TestInventoryAgreesWithGenerator(t *testing.T) {
	root := release(t, "nova", "34.0.0")
	inv, err := engine.DeclaredOptions(context.Background(), engine.Options{Paths: []string{filepath.Join(root, "nova", "conf")}})
	if err != nil {
		t.Fatal(err)
	}
	ours := map[settings.Key]*settings.Option{}
	for _, o := range inv.Options {
		if o.System == "oslo.config" {
			ours[o.Key] = o
		}
	}
	text, err := os.ReadFile("testdata/options/nova-34.0.0.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all, elsewhere, types, defaults, computed int
	for line := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n") {
		f := strings.Split(line, "\t")
		k := settings.Key{Group: f[0], Name: f[1]}
		o := ours[k]
		if o == nil {
			if !ofOtherLibraries[f[0]] {
				t.Errorf("%s is not in the inventory", k.Title())
			}
			elsewhere++
			continue
		}
		all++
		if o.Type == f[2] || o.TypeName() == "multi of dict" && f[2] == "dict" {
			types++
		} else {
			t.Errorf("%s: type %s, the generator says %s", k.Title(), o.TypeName(), f[2])
		}
		switch {
		case o.Default.Kind == settings.Unknown:
			computed++
		case sameDefault(t, o.Default, f[3]):
			defaults++
		default:
			t.Errorf("%s: default %q, the generator says %s", k.Title(), o.Default.Raw, f[3])
		}
	}
	t.Logf("%d options: %d types and %d defaults agree, %d defaults are computed; %d are of other libraries", all, types, defaults, computed, elsewhere)
	if computed > 15 {
		t.Errorf("%d defaults could not be computed", computed)
	}
}

// TestUnknownAgreesWithValidator holds which settings mean no option against what oslo-config-validator says of the same
// release: beside each file of testdata/options/validator stand the names that it refuses. It knows no values; what is
// wrong with those is said in the file.
func TestUnknownAgreesWithValidator(t *testing.T) {
	root := release(t, "nova", "34.0.0")
	inv, err := engine.DeclaredOptions(context.Background(), engine.Options{Paths: []string{filepath.Join(root, "nova", "conf")}})
	if err != nil {
		t.Fatal(err)
	}
	base, err := knowledge.Load(knowledge.Settings, nil, []string{})
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/options/validator/*.conf")
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		verdict, err := os.ReadFile(strings.TrimSuffix(path, ".conf") + ".verdict")
		if err != nil {
			t.Fatal(err)
		}
		in := join.Input{Options: inv.Options, Given: format.Read(&source.File{Path: path, Text: string(text)}, true).Settings}
		j := join.New(in)
		var refused []string
		for _, s := range j.Unknown {
			refused = append(refused, s.Group+"/"+s.Name)
		}
		for _, o := range j.Options {
			if o.Older.Name != "" { // the validator knows only the names of today
				refused = append(refused, o.Older.Group+"/"+o.Older.Name)
			}
		}
		slices.Sort(refused)
		if want := strings.Fields(string(verdict)); !slices.Equal(slices.Compact(refused), want) {
			t.Errorf("%s: refused %q, the validator refuses %q", path, refused, want)
		}
		wrong := 0
		for _, c := range join.Judge(base, in).Candidates {
			if c.Rule == "setting-not-accepted" {
				wrong++
				if line, _, _ := strings.Cut(string(text[c.Location.Pos:]), "\n"); !strings.Contains(line, "# wrong") {
					t.Errorf("%s: %s", path, c.Message)
				}
			}
		}
		if want := strings.Count(string(text), "# wrong"); wrong != want {
			t.Errorf("%s: %d wrong values, want %d", path, wrong, want)
		}
	}
}

// ofOtherLibraries are the groups whose options are declared by libraries that nova lists with its own: oslo.db,
// oslo.cache, castellan.
var ofOtherLibraries = map[string]bool{
	"database": true, "api_database": true, "cache": true, "barbican": true, "barbican_service_user": true, "vault": true, "key_manager": true,
}

func sameDefault(t *testing.T, v settings.Value, want string) bool {
	var w any
	if err := json.Unmarshal([]byte(want), &w); err != nil {
		t.Fatal(err)
	}
	switch w := w.(type) {
	case nil:
		return v.Kind == settings.Absent
	case string:
		return v.Raw == w
	case bool:
		return v.Kind == settings.Bool && (v.Raw == "true") == w
	case []any:
		if len(v.Items) != len(w) {
			return false
		}
		for i, x := range w {
			text, _ := json.Marshal(x)
			if !sameDefault(t, v.Items[i], string(text)) {
				return false
			}
		}
		return true
	case map[string]any:
		return v.Kind == settings.Map && len(v.Items) == len(w)
	}
	return v.Raw == strings.TrimSpace(want)
}

// release is a package's release, unpacked; the test is skipped, and says so, where it cannot be had.
func release(t *testing.T, name, version string) string {
	cache := os.Getenv("TOUCHSTONE_CACHE")
	if cache == "" {
		dir, err := os.UserCacheDir()
		if err != nil {
			testkit.Missing(t, "no folder for downloads: %v", err)
		}
		cache = filepath.Join(dir, "touchstone")
	}
	root := filepath.Join(cache, "releases", name+"-"+version)
	if _, err := os.Stat(root); err == nil {
		return root
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	dir := t.TempDir()
	cmd := exec.CommandContext(ctx, "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", dir, name+"=="+version)
	if out, err := cmd.CombinedOutput(); err != nil {
		testkit.Missing(t, "%s %s could not be downloaded: %v\n%s", name, version, err, out)
	}
	wheels, _ := filepath.Glob(filepath.Join(dir, "*.whl"))
	if len(wheels) != 1 {
		testkit.Missing(t, "%s %s: %d wheels", name, version, len(wheels))
	}
	unpack(t, wheels[0], root+".part")
	if err := os.Rename(root+".part", root); err != nil {
		t.Fatal(err)
	}
	return root
}

func unpack(t *testing.T, wheel, root string) {
	z, err := zip.OpenReader(wheel)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		if !filepath.IsLocal(f.Name) || strings.HasSuffix(f.Name, "/") {
			continue
		}
		path := filepath.Join(root, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		r.Close()
		if err == nil {
			err = os.WriteFile(path, data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
