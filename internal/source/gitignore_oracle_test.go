package source

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var oracleRounds = flag.Int("rounds", 150, "how many generated sets of ignore files are compared with git")

// git runs git in a folder, with none of the machine's configuration.
func git(t *testing.T, folder, stdin string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		testkit.Missing(t, "git, the oracle, is not there: %v", err)
	}
	cmd := exec.Command("git", args...)
	cmd.Dir = folder
	cmd.Stdin = strings.NewReader(stdin)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "HOME="+folder,
		"XDG_CONFIG_HOME="+folder, "GIT_CEILING_DIRECTORIES="+filepath.Dir(folder))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 1 && args[0] == "check-ignore" {
		err = nil // nothing is ignored
	}
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, stderr.String())
	}
	return string(out)
}

// ignoredByGit says which of the files of a tree git ignores, in order.
func ignoredByGit(t *testing.T, top string, files []string) []string {
	t.Helper()
	out := git(t, top, strings.Join(files, "\x00")+"\x00", "check-ignore", "--no-index", "--stdin", "-z")
	ignored := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
	if out == "" {
		ignored = nil
	}
	slices.Sort(ignored)
	return ignored
}

// ignoredByUs says the same by Find: what was not found.
func ignoredByUs(t *testing.T, top string, files []string) []string {
	t.Helper()
	set, err := Find(context.Background(), Options{Paths: []string{top}, Root: top})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range set.Diagnostics {
		t.Errorf("%+v", d)
	}
	found := map[string]bool{}
	for _, e := range set.Entries {
		found[e.Path] = true
	}
	var ignored []string
	for _, f := range files {
		if !found[f] {
			ignored = append(ignored, f)
		}
	}
	slices.Sort(ignored)
	return ignored
}

// The tree that the generated patterns are tried on. All names end in .py, so that Find finds what is not ignored.
var oracleNames = []string{"a", "b", "ab", "a b", "foo", "bar", "foo.x", "[a]", "a-b", "!a", "#a", "é", `a\b`, "A"}

func oracleTree(t *testing.T, top string, rnd *rand.Rand) (files, folders []string) {
	t.Helper()
	folders = []string{""}
	var grow func(at string, depth int)
	grow = func(at string, depth int) {
		for _, i := range rnd.Perm(len(oracleNames))[:4] {
			files = append(files, at+oracleNames[i]+".py")
		}
		if depth == 2 {
			return
		}
		for _, i := range rnd.Perm(len(oracleNames))[:3] {
			inner := at + oracleNames[i] + "/"
			folders = append(folders, inner)
			grow(inner, depth+1)
		}
		// A folder that looks like a file, for patterns that speak of folders only.
		inner := at + oracleNames[rnd.IntN(3)] + ".d.py/"
		folders = append(folders, inner)
		files = append(files, inner+"in.py")
	}
	grow("", 0)
	for _, f := range folders {
		if err := os.MkdirAll(filepath.Join(top, f), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(top, f), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return files, folders
}

// oraclePattern makes a pattern of a path of the tree, so that it has a fair chance to match: some of its parts give
// way to wildcards, and now and then something odd is put in.
func oraclePattern(rnd *rand.Rand, files []string) string {
	pick := func(of ...string) string { return of[rnd.IntN(len(of))] }
	parts := strings.Split(files[rnd.IntN(len(files))], "/")
	parts = parts[:1+rnd.IntN(len(parts))] // a folder, or the file
	parts = parts[rnd.IntN(len(parts)):]   // from anywhere on
	for i, part := range parts {
		at := rnd.IntN(len(part))
		switch rnd.IntN(10) {
		case 0:
			parts[i] = pick("*", "**", "***", "?", "*.py", "[!a]*", "*[[:alpha:]]")
		case 1:
			parts[i] = part[:at] + pick("*", "**", "*", "?", "[[:nope:]]") + part[at:]
		case 2:
			parts[i] = part[:at] + pick("*", "*", "**", "***")
		case 3:
			parts[i] = pick("*", "**", "*?") + part[at:]
		case 4:
			parts[i] = part[:at] + pick("?", "*", "[a-c]", "[!x]", "[^b]", "[]a]", "[a", "[[:alpha:]]", "[[:lower:]",
				"[a-]", `[\a-b]`, "[b-a]", `[a\]]`, "[[:upper:]a.]", `\a`, `\`, `\*`, "[--a]", "[!]", "[/]", "[.-0]", "[[:punct:]]",
				"[!/]", "[[:x]", "[[:]", "[[:space:]-a]", "[+--]") + part[at+1:]
		case 5:
			parts[i] = strings.NewReplacer("[", `\[`, `\`, `\\`, " ", `\ `).Replace(part)
		}
	}
	var b strings.Builder
	b.WriteString(pick("", "", "", "", "", "", "!", "!", "!", "#", `\`, " "))
	b.WriteString(pick("", "", "", "", "", "/", "/", "**/", "*/", "//"))
	for i, part := range parts {
		if i > 0 {
			b.WriteString(pick("/", "/", "/", "/", "/", "/", "/", "/**/", "/*/", "//", `\/`, "**/", "/**", "/***/"))
		}
		b.WriteString(part)
	}
	b.WriteString(pick("", "", "", "", "", "", "/", "/*", "/**", " ", `\ `, "\r", "  ", "\t", "/**/", "\x00junk"))
	return b.String()
}

// What git ignores, and nothing else, is ignored: generated trees with generated ignore files in several folders and
// in .git/info/exclude.
func TestGitignoreAgainstGit(t *testing.T) {
	rounds := *oracleRounds
	seed := uint64(rounds) // another number of rounds is another test
	matched := 0
	for tree := range 3 {
		rnd := rand.New(rand.NewPCG(seed, uint64(tree)))
		top, err := filepath.EvalSymlinks(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		git(t, top, "", "init", "-q")
		files, folders := oracleTree(t, top, rnd)
		for round := range rounds / 3 {
			written := map[string]string{}
			for i := range 1 + rnd.IntN(4) {
				name := filepath.Join(folders[rnd.IntN(len(folders))], ".gitignore")
				switch i {
				case 0:
					name = ".gitignore"
				case 3:
					name = ".git/info/exclude"
				}
				var lines []string
				for range 2 + rnd.IntN(5) {
					lines = append(lines, oraclePattern(rnd, files))
				}
				written[name] = strings.Join(lines, "\n") + []string{"", "\n", "\r\n"}[rnd.IntN(3)]
				if rnd.IntN(8) == 0 {
					written[name] = "\ufeff" + written[name]
				}
			}
			for name, text := range written {
				if err := os.WriteFile(filepath.Join(top, name), []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, got := ignoredByGit(t, top, files), ignoredByUs(t, top, files)
			if !slices.Equal(want, got) {
				t.Errorf("tree %d, round %d:\n%s", tree, round, differences(want, got, written))
			}
			if len(want) > 0 && len(want) < len(files) {
				matched++
			}
			for name := range written {
				os.Remove(filepath.Join(top, name))
			}
		}
	}
	t.Logf("%d of %d rounds ignored some but not all files", matched, rounds/3*3)
	if matched < rounds/5 {
		t.Error("the patterns hardly ever match: the test says nothing")
	}
}

func differences(want, got []string, written map[string]string) string {
	var b strings.Builder
	for _, f := range want {
		if !slices.Contains(got, f) {
			fmt.Fprintf(&b, "git ignores %q\n", f)
		}
	}
	for _, f := range got {
		if !slices.Contains(want, f) {
			fmt.Fprintf(&b, "git does not ignore %q\n", f)
		}
	}
	for name, text := range written {
		fmt.Fprintf(&b, "%s: %q\n", name, text)
	}
	return b.String()
}
