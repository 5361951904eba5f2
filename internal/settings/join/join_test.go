package join_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/settings/join"
	"github.com/touchstone-sec/touchstone/internal/source"
)

func at(path string) finding.Location {
	return finding.Location{File: &source.File{Path: path, Text: "x"}, End: 1}
}

func option(group, name, typ string, change ...func(*settings.Option)) *settings.Option {
	o := &settings.Option{Key: settings.Key{Group: group, Name: name}, System: "oslo.config", Type: typ, Location: at("conf.py")}
	for _, f := range change {
		f(o)
	}
	return o
}

func set(file, group, name, value string) settings.Setting {
	return settings.Setting{
		Key: settings.Key{Group: group, Name: name}, Value: settings.Value{Kind: settings.Text, Raw: value}, Location: at(file), KeyAt: at(file),
	}
}

// TestWinner: which option a setting means, and which of several values wins.
func TestWinner(t *testing.T) {
	j := join.New(join.Input{
		Options: []*settings.Option{
			option("images", "verify_ssl", "boolean"),
			option("DEFAULT", "debug", "boolean"),
			option("images", "timeout", "integer", func(o *settings.Option) {
				o.Deprecated = []settings.Key{{Group: "DEFAULT", Name: "image_timeout"}, {Group: "DEFAULT", Name: "debug"}}
			}),
		},
		Given: []settings.Setting{
			set("a.conf", "images", "verify-ssl", "true"),
			set("b.conf", "images", "verify_ssl", "false"),
			set("a.conf", "default", "debug", "1"),
			set("a.conf", "DEFAULT", "image_timeout", "5"),
			set("a.conf", "images", "nothing", "5"),
		},
	})
	var got []string
	for _, o := range j.Options {
		line := o.Title()
		if o.Wins != nil {
			line += " = " + o.Wins.Value.Raw + " of " + o.Wins.Location.File.Path
		}
		for _, l := range o.Loses {
			line += ", not " + l.Value.Raw + " of " + l.Location.File.Path
		}
		if o.Older.Name != "" {
			line += ", by " + o.Older.Title()
		}
		got = append(got, line)
	}
	for _, s := range j.Unknown {
		got = append(got, "unknown: "+s.Title())
	}
	want := []string{
		"[images] verify_ssl = false of b.conf, not true of a.conf",
		"[DEFAULT] debug = 1 of a.conf",
		"[images] timeout = 5 of a.conf, by [DEFAULT] image_timeout",
		"unknown: [images] nothing",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestSystems: which variables of the environment set which systems' options.
func TestSystems(t *testing.T) {
	in := join.Input{}
	for _, system := range []string{"oslo.config", "environment", "pydantic", "flask", "argparse", "django"} {
		o := option("", "VERIFY", "boolean")
		o.System = system
		in.Options = append(in.Options, o)
	}
	for name, want := range map[string]string{"VERIFY": "environment pydantic", "verify": "pydantic", "FLASK_VERIFY": "flask", "OTHER": ""} {
		s := set(".env", "", name, "1")
		s.System = "environment"
		in.Given = []settings.Setting{s}
		var got []string
		for _, o := range join.New(in).Options {
			if o.Wins != nil {
				got = append(got, o.System)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s sets options of %q, want %q", name, got, want)
		}
	}
}

// TestContainers: variables of one container's environment do not override another's.
func TestContainers(t *testing.T) {
	in := func(container, value string) settings.Setting {
		s := set("compose.yaml", "", "DEBUG", value)
		s.System, s.Path = "environment", []string{"services", container, "environment"}
		return s
	}
	o := option("", "DEBUG", "boolean")
	o.System = "environment"
	j := join.New(join.Input{Options: []*settings.Option{o}, Given: settings.Link([]settings.Setting{in("web", "1"), in("worker", "0"), in("web", "2")})})
	var got []string
	for _, o := range j.Options[0].Apart {
		got = append(got, o.Wins.Path[1]+" "+o.Wins.Value.Raw)
	}
	if want := []string{"web 2", "worker 0"}; !slices.Equal(got, want) || j.Options[0].Wins != nil {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestAccepted: what types accept, as oslo.config reads texts.
func TestAccepted(t *testing.T) {
	limit := func(low, high float64) func(*settings.Option) {
		return func(o *settings.Option) { o.Min, o.Max = &low, &high }
	}
	choices := func(o *settings.Option) { o.Choices = []string{"file", "swift"} }
	item := func(typ string) func(*settings.Option) { return func(o *settings.Option) { o.Item = typ } }
	base, err := knowledge.Load(knowledge.Settings, nil, []string{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		option *settings.Option
		good   []string
		bad    []string
	}{
		{option("g", "a", "boolean"), []string{"true", "YES", "0", "off", "t"}, []string{"maybe", "2", "enabled"}},
		{option("g", "a", "integer", limit(0, 10)), []string{"0", "10", "", "$other"}, []string{"-1", "11", "ten", "1.5"}},
		{option("g", "a", "float"), []string{"1", "1.5", "1e3"}, []string{"much"}},
		{option("g", "a", "port"), []string{"1", "65535"}, []string{"65536", "http"}},
		{option("g", "a", "uri"), []string{"https://a/", "rabbit://u@h:1/"}, []string{"a.example.org"}},
		{option("g", "a", "ip"), []string{"10.0.0.1", "::1"}, []string{"10.0.0", "host"}},
		{option("g", "a", "host address"), []string{"10.0.0.1", "a.example.org", "::1"}, []string{"a b", "http://a"}},
		{option("g", "a", "string", choices), []string{"file", "swift"}, []string{"ceph"}},
		{option("g", "a", "list", item("port")), []string{"1,2", "80"}, []string{"80, x"}},
		{option("g", "a", "any"), []string{"anything"}, nil},
		{option("g", "a", "list"), []string{"a, b"}, nil},
	} {
		for value, wanted := range both(c.good, c.bad) {
			rejected := false
			for _, found := range join.Judge(base, join.Input{Options: []*settings.Option{c.option}, Given: []settings.Setting{set("a.conf", "g", "a", value)}}).Candidates {
				rejected = rejected || found.Rule == "setting-not-accepted"
			}
			if rejected != wanted {
				t.Errorf("%s %q: rejected %v", c.option.TypeName(), value, rejected)
			}
		}
	}
}

func both(good, bad []string) map[string]bool {
	m := map[string]bool{}
	for _, s := range good {
		m[s] = false
	}
	for _, s := range bad {
		m[s] = true
	}
	return m
}

// TestSecretsAreNotShown: no message, fact or step of a finding about a secret shows it.
func TestSecretsAreNotShown(t *testing.T) {
	base, err := knowledge.Load(knowledge.Settings, nil, []string{})
	if err != nil {
		t.Fatal(err)
	}
	const password = "correct horse"
	o := option("g", "password", "string", func(o *settings.Option) { o.Secret, o.Choices = true, []string{"a"} })
	s := set("a.conf", "g", "password", password)
	s.Value.Secret = true
	for _, c := range join.Judge(base, join.Input{Options: []*settings.Option{o}, Given: []settings.Setting{s, s}}).Candidates {
		if text := fmt.Sprint(c.Message, c.Facts, c.Trace); strings.Contains(text, password) {
			t.Error(text)
		}
	}
}

// TestSecondPlace: what is said of names that mean no option, and the place of the option that is told beside it.
func TestSecondPlace(t *testing.T) {
	base, err := knowledge.Load(knowledge.Settings, nil, []string{})
	if err != nil {
		t.Fatal(err)
	}
	variable := func(o *settings.Option) { o.System, o.Location = "environment", at("env.py") }
	options := []*settings.Option{
		option("images", "verify_ssl", "boolean"),
		option("images", "cache_size", "integer", func(o *settings.Option) { o.Location = at("cache.py") }),
		option("", "SESSION_COOKIE_SECURE", "boolean", func(o *settings.Option) { o.System = "django" }),
		option("", "API_TIMEOUT", "string", variable), option("", "HOST", "string", variable), option("", "PORT", "string", variable),
	}
	for _, c := range []struct{ group, name, want string }{
		{"images", "verify_sl", "setting-unknown at conf.py"}, // the file sets verify_ssl as well
		{"images", "cache_siz", "setting-misspelt at cache.py"},
		{"imags", "cache_size", "setting-misspelt at cache.py"},
		{"images", "cache_limit", "setting-unknown at cache.py"},
		{"imags", "size_of_cache", ""},
		{"videos", "cache_size", ""},
		{"images", "cache_sizes", ""},      // a list, which the option cannot be
		{"", "SESSION_COOKIE_SECURRE", ""}, // the environment sets none of Django's
		{"", "API_TIMOUT", "setting-misspelt at env.py"},
		{"", "SOMETHING_ELSE", ""},
	} {
		given := []settings.Setting{set("a.conf", "images", "verify_ssl", "1"), set("a.conf", "images", "verify_ssl", "1"), set("a.conf", c.group, c.name, "1")}
		if c.group == "" {
			given = []settings.Setting{set(".env", "", "HOST", "1"), set(".env", "", "PORT", "1"), set(".env", "", c.name, "1")}
			for i := range given {
				given[i].System = "environment"
			}
		}
		if c.name == "cache_sizes" {
			given[2].Value = settings.Value{Kind: settings.List}
		}
		var got []string
		for _, x := range join.Judge(base, join.Input{Options: options, Given: given}).Candidates {
			if x.Rule == "setting-unknown" || x.Rule == "setting-misspelt" {
				got = append(got, x.Rule+" at "+x.Facts[0].Location.File.Path)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("[%s] %s: %q, want %q", c.group, c.name, got, c.want)
		}
	}
}
