package engine_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/report"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// secrets are in the files of TestSecretsAreNeverShown, each in another one or in another way.
var secrets = []string{"hunter2a", "hunter2b", "aHVudGVyMmM=", "hunter2d", "hunter2e", "hunter2f", "hunter2g", "hunter2h", "hunter2i", "hunter2j",
	"MIIEowIBAAKCAQEA7bq98x", "kh34k5jh34k5", "hunter2k", "hunter2l", "hunter2m", "hunter2n"}

func TestSecretsAreNeverShown(t *testing.T) {
	root := testkit.Plant(t, map[string]string{
		".env":          "DB_PASSWORD=hunter2a\nOTHER_PASSWORD='hunter2b'\nDEBUG=1\nAPI_KEY=${X:-kh34k5jh34k5}\n",
		"secret.yaml":   "apiVersion: v1\nkind: Secret\ndata:\n  password: aHVudGVyMmM=\nstringData: {token: hunter2d}\n",
		"compose.yml":   "services:\n  db:\n    image: db\n    privileged: true\n    command: redis-server --requirepass hunter2l --port 1\n    environment:\n      - POSTGRES_PASSWORD=hunter2e\n",
		"settings.json": `{"ConnectionStrings": {"a": "Server=db;User Id=sa;Password=hunter2n;"}}`,
		"config.json":   `{"db": {"url": "postgres://app:hunter2f@db/x", "insecure": true}}`,
		"app.toml":      "[smtp]\npassword = \"hunter2g\"\n",
		"app.conf":      "[a]\npassword = hunter2h\ninsecure = true\n",
		"Dockerfile":    "FROM x\nENV ADMIN_PASSWORD=hunter2i\nRUN apt-get x && \\\n  echo 'app:hunter2m' | chpasswd\nCMD x\n",
		"a.properties":  "db.password=hunter2j\n",
		"id_rsa":        "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA7bq98x\nabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\n-----END RSA PRIVATE KEY-----\n",
		"broken.yaml":   "password: hunter2k\nother: [\n",
	})
	for _, deployed := range [][]string{nil, {root}} {
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Settings: deployed, Profile: "pedantic"})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Findings) < 12 {
			t.Errorf("only %d findings", len(r.Findings))
		}
		for _, f := range report.Formats() {
			var b bytes.Buffer
			if err := f.Write(&b, r, report.Options{}); err != nil {
				t.Fatal(err)
			}
			for _, s := range secrets {
				if strings.Contains(b.String(), s) {
					t.Errorf("%s shows %s:\n%s", f.Name, s, around(b.String(), s))
				}
			}
		}
	}
}

// TestCredentialsInCodeAreNeverShown: neither where a rule finds them nor beside other findings, in any profile and form.
func TestCredentialsInCodeAreNeverShown(t *testing.T) {
	root := testkit.Plant(t, map[string]string{
		"app.py": `import requests
# the password was hunter2a before
PASSWORD = "hunter2a"
AWS = "AKIAQWERTYUIOPASDF27"
URL = 'postgres://app:hunter2b@db/x'
TOKEN = ("ghp_" "9f8e7d6c5b4a3z2y1x0wQwErTyUiOpAsDfGh")
API_KEY = """hunter2c"""


def fetch(url, password="hunter2d"):
    requests.get(url, verify=False, auth=("ann", "hunter2e"))
    if password == "hunter2f":
        requests.post(url, verify=False)


def call(url):
    secret = b"hunter2g"
    fetch(url, password=secret)
    fetch(url, password="hunter2" + "h")
    requests.put(url, verify=False)
`,
		"tests/test_app.py": `import requests


def test_fetch():
    password = "hunter2t"
    requests.get("https://example.org", verify=False, auth=("ann", password))
`,
		"config.py": "class Config:\n    SESSION_COOKIE_NAME = 'shop'\n    MARK = 'hunter2i-9f8e7d6c'\n    SIGNING_JWT_SECRET = 'hunter2k-9f8e7d6c'\n",
		"web.py":    "import jwt\nfrom flask import Flask\n\napp = Flask(__name__)\napp.config.from_object('config.Config')\n\n\ndef sign(x):\n    return jwt.encode(x, app.config['MARK'], algorithm='HS256'), jwt.encode(x, app.config['SIGNING_JWT_SECRET'])\n",
		"other.py":  "import requests\nfrom app import PASSWORD\nsame = 'hunter2a'\nrequests.get('https://example.org', verify=False)\nname = 'anna'\n",
	})
	for _, profile := range engine.Profiles() {
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Profile: profile})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Formats() {
			var b bytes.Buffer
			if err := f.Write(&b, r, report.Options{}); err != nil {
				t.Fatal(err)
			}
			for _, s := range []string{"hunter2", "QWERTYUIOP", "9f8e7d6c"} {
				if strings.Contains(b.String(), s) {
					t.Errorf("%s, %s shows %s:\n%s", profile, f.Name, s, around(b.String(), s))
				}
			}
			for _, s := range []string{"anna", "AKIA****", "app:****"} {
				if f.Name == "text" && !strings.Contains(b.String(), s) {
					t.Errorf("%s, %s does not show %s", profile, f.Name, s)
				}
			}
		}
	}
}

func around(text, s string) string {
	i := strings.Index(text, s)
	return text[max(0, i-200):min(len(text), i+200)]
}

// TestDeployedSettings: a deployment's files are read wherever they lie, the permissions of those with secrets matter,
// and what is malformed leaves the review incomplete.
func TestDeployedSettings(t *testing.T) {
	root := testkit.Plant(t, map[string]string{"app/main.py": "x = 1\n"})
	etc := testkit.Plant(t, map[string]string{
		"open.conf":   "[a]\npassword = hunter2\n",
		"closed.conf": "[a]\npassword = hunter2\n",
		"nothing":     "\x00\x01\x02 no settings",
		"broken.yaml": "a: [\n",
	})
	if err := os.Chmod(filepath.Join(etc, "closed.conf"), 0o640); err != nil {
		t.Fatal(err)
	}
	review := func(paths ...string) *finding.Review {
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Settings: paths})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	r := review(etc)
	if len(r.Findings) != 1 || r.Findings[0].Rule.ID != "secret-readable-by-others" || filepath.Base(r.Findings[0].Location.File.Path) != "open.conf" {
		t.Errorf("findings: %v", r.Findings)
	}
	if r.Incomplete() != 1 || filepath.Base(r.Diagnostics[0].Path) != "broken.yaml" || r.Diagnostics[0].Pos.Line != 1 {
		t.Errorf("diagnostics: %v", r.Diagnostics)
	}
	if r := review(filepath.Join(etc, "nothing")); r.Incomplete() != 1 {
		t.Errorf("a file of no known format: %v", r.Diagnostics)
	}
	if _, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Settings: []string{etc + "/missing"}}); err == nil {
		t.Error("a missing file is no error")
	}
}

// TestSettingsOfBuilds: what a service that builds and tests changes switches on serves nobody; what is deployed does.
func TestSettingsOfBuilds(t *testing.T) {
	const services = "services:\n  web:\n    image: shop\n    environment:\n      DJANGO_SETTINGS_MODULE: shop.settings.dev\n"
	for file, want := range map[string]bool{".github/workflows/compose.yaml": false, "deployed/compose.yaml": true} {
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, map[string]string{
			"shop/settings/base.py": "ROOT_URLCONF = 'shop.urls'\nINSTALLED_APPS = ['django.contrib.sessions']\nMIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']\nDEBUG = False\n",
			"shop/settings/dev.py":  "from .base import *\n\nDEBUG = True\n",
			file:                    services,
		})}})
		if err != nil {
			t.Fatal(err)
		}
		got := slices.ContainsFunc(r.Findings, func(f *finding.Finding) bool {
			return f.Rule.ID == "debug-mode" && strings.HasSuffix(f.Location.File.Path, "compose.yaml")
		})
		if got != want {
			t.Errorf("%s: told %v, want %v", file, got, want)
		}
	}
}
