package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestReadmeShowsRealOutput: the findings that README.md shows are, line by line, what a review of the example prints.
func TestReadmeShowsRealOutput(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if code := Main([]string{"review", "examples/bookshop"}, nil, &stdout, &stderr); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	shown := 0
	for i, block := range strings.Split("\n"+string(readme), "\n```") {
		if first, _, _ := strings.Cut(block[min(1, len(block)):], "\n"); i%2 == 0 || !strings.Contains(first, "] CWE-") {
			continue
		}
		if shown++; !strings.Contains("\n\n"+stdout.String(), "\n"+block+"\n\n") {
			t.Errorf("a review of examples/bookshop does not print this:%s", block)
		}
	}
	if shown == 0 {
		t.Error("README.md shows no finding")
	}
}

// TestReadmeShowsRealAudit: the claims that README.md shows are what an audit of the example prints.
func TestReadmeShowsRealAudit(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if code := Main([]string{"audit", "examples/bookshop-review.md", "--against", "examples/bookshop"}, nil, &stdout, &stderr); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	_, block, ok := strings.Cut(string(readme), "\n```\nconfirmed ")
	block, _, _ = strings.Cut(block, "\n```\n")
	if !ok {
		t.Fatal("README.md shows no audit")
	}
	for _, claim := range strings.Split("confirmed "+block, "\n\n") {
		if !strings.Contains("\n\n"+stdout.String(), "\n\n"+claim+"\n\n") && !strings.HasPrefix(stdout.String(), claim+"\n\n") {
			t.Errorf("an audit of examples/bookshop-review.md does not print this:\n%s", claim)
		}
	}
}

// TestEverythingIsDocumented: docs/cli.md has a section for each command, in which each of its flags stands; README.md
// lists the commands.
func TestEverythingIsDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/cli.md")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range (&app{}).root().Commands() {
		if c.Name() == "help" {
			continue // cobra's own
		}
		_, section, ok := strings.Cut(string(text), "\n## `"+c.CommandPath())
		if !ok {
			t.Errorf("docs/cli.md has no section %q", c.CommandPath())
			continue
		}
		section, _, _ = strings.Cut(section, "\n## ")
		for _, c := range append([]*cobra.Command{c}, c.Commands()...) {
			c.LocalFlags().VisitAll(func(f *pflag.Flag) {
				if !f.Hidden && !strings.Contains(section, "--"+f.Name) && !strings.Contains(section, "`-"+f.Shorthand+" ") {
					t.Errorf("docs/cli.md, section %q: no word of --%s", c.CommandPath(), f.Name)
				}
			})
		}
		if c.Name() != "version" && !strings.Contains(string(readme), "`"+c.CommandPath()) {
			t.Errorf("README.md does not list %q", c.CommandPath())
		}
	}
}
