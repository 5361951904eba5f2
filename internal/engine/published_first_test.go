package engine_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestInPackagesFirst: rules of the profile strict that tell of some places in packages by default. What does not show the harm ("none") is
// strict there, too; elsewhere all of it is.
func TestInPackagesFirst(t *testing.T) {
	for rule, text := range map[string]string{
		"shared-temporary-path": `import logging
import os
import tempfile

def save(data):
    with open("/tmp/store.json", "w") as f:  # harm
        f.write(data)

def keep(data):
    with open(os.path.join(tempfile.gettempdir(), "store.%d" % os.getpid()), "wb") as f:  # harm
        f.write(data)

def log():
    return logging.FileHandler("/tmp/store.log")  # harm

def folder():
    os.makedirs("/tmp/store", exist_ok=True)  # none
    return "/tmp/store"

def write(data, path):
    with open(path, "w") as f:
        f.write(data)

def chosen(data):
    write(data, "/tmp/chosen")  # none

def safe(data):
    with open(os.path.join(tempfile.mkdtemp(), "store.json"), "w") as f:
        f.write(data)
    with open("/tmp/store.json", "x") as f:
        f.write(data)
`,
		"cleartext-request": `import io
import pickle
import zipfile
from urllib.request import urlopen, urlretrieve

def items():
    urlretrieve("http://data.example.com/items.zip", "items.zip")  # harm
    zipfile.ZipFile("items.zip").extractall("items")

def model():
    return pickle.loads(urlopen("http://data.example.com/model").read())  # harm

def news():
    return urlopen("http://data.example.com/news").read()  # none

def safe():
    return zipfile.ZipFile(io.BytesIO(urlopen("https://data.example.com/items.zip").read()))
`,
		"cleartext-request ": `import hashlib
import tarfile
from urllib.request import urlretrieve

FILESUM = "ba93f5ba256a61a6f8253397c6c4b1a9b9e77531f013cc7ffa7977b5f7e4da57"

def good(path):
    digest = hashlib.sha256(open(path, "rb").read()).hexdigest()
    return digest == FILESUM

def items():
    urlretrieve("http://data.example.com/items.tar", "items.tar")  # none
    if good("items.tar"):
        tarfile.open("items.tar").extractall("items")
`,
		"cleartext-request  ": `import hashlib
import tarfile
from urllib.request import urlretrieve

def name_of(url):
    return hashlib.sha256(url.encode()).hexdigest() + ".tar"

def same(path, other):
    return hashlib.sha256(open(path, "rb").read()).hexdigest() == hashlib.sha256(open(other, "rb").read()).hexdigest()

def items():
    urlretrieve("http://data.example.com/items.tar", "items.tar")  # harm
    tarfile.open("items.tar").extractall("items")
`,
	} {
		rule := strings.TrimSpace(rule)
		for _, c := range []struct {
			profile, metadata string
			marks             []string
		}{
			{"default", "store-1.0.dist-info/METADATA", []string{"harm"}},
			{"strict", "store-1.0.dist-info/METADATA", []string{"harm", "none"}},
			{"default", "store/notes.txt", nil},
			{"strict", "store/notes.txt", []string{"harm", "none"}},
		} {
			files := map[string]string{"store/files.py": text, "setup.py": "open('/tmp/built', 'w').write('1')\n", c.metadata: "Name: store\n"}
			r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, files)}, Profile: c.profile})
			if err != nil {
				t.Fatal(err)
			}
			var got, want []int
			for _, f := range r.Findings {
				switch {
				case f.Rule.ID != rule:
				case strings.HasSuffix(f.Location.File.Path, "files.py"):
					got = append(got, f.Location.File.Position(f.Location.Pos).Line)
				case c.profile == "default":
					t.Error("what builds a package is told of by default")
				}
			}
			for i, line := range strings.Split(text, "\n") {
				if _, mark, ok := strings.Cut(line, "  # "); ok && slices.Contains(c.marks, mark) {
					want = append(want, i+1)
				}
			}
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("%s, %s, %s: lines %v, want %v", rule, c.profile, c.metadata, got, want)
			}
		}
	}
}
