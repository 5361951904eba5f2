package settings

import (
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/source"
)

func TestResolve(t *testing.T) {
	a, b := &source.File{Path: "a"}, &source.File{Path: "b"}
	set := func(f *source.File, system, group, name, raw string) Setting {
		s := Setting{Key: Key{group, name}, System: system, Value: Value{Kind: Text, Raw: raw}}
		s.Location.File = f
		return s
	}
	list := []Setting{
		set(a, "", "DEFAULT", "my_ip", "10.0.0.1"),
		set(a, "", "glance", "host", "glance"),
		set(a, "", "glance", "url", "http://$host:9292/$my_ip"),
		set(a, "", "nova", "url", "${glance.host}-$none-$$x-%(my_ip)s"),
		set(b, "", "DEFAULT", "my_ip", "10.0.0.2"), // wins
		set(a, "environment", "", "NAME", "one"),
		set(a, "environment", "", "URL", "${NAME}/${OTHER:-two}/$OTHER"),
		set(b, "environment", "", "NAME", "three"),
		set(b, "environment", "", "URL", "$NAME"),
		set(a, "", "x", "loop", "$loop2"),
		set(a, "", "x", "loop2", "$loop"),
		set(a, "", "x", "db", "mysql://u:$password@h"),
		set(a, "", "x", "password", "hunter2"),
		set(a, "", "x", "declared", "$workers"),
	}
	list[12].Value.Secret = true
	got := Resolve(list, func(k Key) (Value, bool) { return ValueOf(int64(4)), k == Key{"DEFAULT", "workers"} })
	for i, want := range map[int]string{
		2: "http://glance:9292/10.0.0.2", 3: "glance-$none-$x-10.0.0.2", 6: "one/two/$OTHER", 8: "three", 11: redacted, 13: "4",
	} {
		if s := got[i].Value.String(); s != want {
			t.Errorf("%s is %q, want %q", got[i].Name, s, want)
		}
	}
	if list[2].Value.Raw != "http://$host:9292/$my_ip" {
		t.Error("what is resolved has changed")
	}
	// Each doubles the one before: what would become too long stays as it is written.
	var laughs []Setting
	for i := range 26 {
		laughs = append(laughs, set(a, "", "x", string(rune('a'+i)), strings.Repeat("$"+string(rune('a'+max(i-1, 0))), 4)))
	}
	for _, s := range Resolve(laughs, func(Key) (Value, bool) { return Value{}, false }) {
		if len(s.Value.Raw) > maxResolved {
			t.Fatalf("%s has %d bytes", s.Name, len(s.Value.Raw))
		}
	}
}
