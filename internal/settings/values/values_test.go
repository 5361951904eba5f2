package values

import (
	"slices"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/settings"
)

func TestForTests(t *testing.T) {
	for path, want := range map[string]bool{
		"tests/app.conf": true, ".github/workflows/ci.yml": true, "docker-compose.dev.yml": true, ".env.test": true, "examples/app.ini": true,
		".env.example": true, "etc/app.conf": false, ".env": false, "docker-compose.yml": false, "latest/app.conf": false, "config/contest.yaml": false,
		"etc/development.ini": true, "devices/app.conf": false,
	} {
		if forTests(path) != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}

func TestRefers(t *testing.T) {
	for text, want := range map[string]bool{
		"${PASSWORD}": true, "$PASSWORD": true, "$(cat file)": false, "%(password)s": true, "{{ password }}": true, "<password>": true,
		"a${b}c": true, "pa$$word": false, "hunter2": false, "100%": false, "p@ss{w}ord": false, "$5": false, "": false, "%PASSWORD%": true,
	} {
		if refers(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestElements(t *testing.T) {
	for text, want := range map[string][]string{
		"a, b": {"a", "b"}, "*": {"*"}, "['*', \"x\"]": {"*", "x"}, "a\nb c": {"a", "b", "c"}, "": nil,
	} {
		if got := elements(settings.Value{Kind: settings.Text, Raw: text}); !slices.Equal(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestSnake(t *testing.T) {
	for name, want := range map[string]string{
		"dbPassword": "db_Password", "DB_PASSWORD": "DB_PASSWORD", "spring.datasource.password": "spring_datasource_password",
		"insecureSkipTLSVerify": "insecure_Skip_TLS_Verify", "x-api-key": "x_api_key", "X": "X", "": "",
	} {
		if got := snake(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestTruth(t *testing.T) {
	for text, want := range map[string]string{
		"true": "true", "Yes": "true", "1": "true", "on": "true", "False": "false", "0": "false", "no": "false", "maybe": "", "": "", "2": "",
	} {
		got := ""
		if b, ok := truth(settings.Value{Kind: settings.Text, Raw: text}); ok {
			got = "false"
			if b {
				got = "true"
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
