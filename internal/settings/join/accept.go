package join

import (
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// This file judges whether an option's type accepts a value, as oslo.config and its like read texts.

// accepted reports a setting that its option does not accept.
func (j *judge) accepted(o *Joined) {
	if o.Wins == nil || o.System == "flask" {
		return
	}
	want := rejects(o.Option, o.Wins.Value)
	if want == "" {
		return
	}
	j.out = append(j.out, settings.Candidate{
		Rule: "setting-not-accepted", Location: o.Wins.Location, Facts: o.evidence(), Confidence: finding.ConfidenceHigh,
		Message: fmt.Sprintf("`%s` is set to %s, which is not %s", o.Title(), quoted(o.Wins.Value), want),
	})
}

func quoted(v settings.Value) string {
	if v.Kind == settings.Text {
		return strconv.Quote(v.String())
	}
	return v.String()
}

// rejects says what an option wants, where it does not accept a value; "" where it does, or where that cannot be told.
func rejects(o *settings.Option, v settings.Value) string {
	if v.Kind == settings.Absent || v.Kind == settings.Unknown || v.Kind == settings.Null || v.Kind == settings.Map {
		return ""
	}
	texts := []string{v.Raw}
	typ := o.Type
	switch {
	case o.Type == "list" || o.Type == "multi":
		if typ = o.Item; typ == "" {
			return ""
		}
		if texts = nil; v.Kind == settings.List {
			for _, x := range v.Items {
				texts = append(texts, x.Raw)
			}
		} else {
			texts = strings.Split(strings.Trim(v.Raw, "[]"), ",")
		}
	case v.Kind == settings.List:
		return "" // several values of one name: the last counts
	}
	for _, s := range texts {
		s = strings.TrimSpace(s)
		if s == "" || strings.ContainsAny(s, "$%{<") { // filled in when it is read, or when the file is made
			continue
		}
		if want := rejectsText(o, typ, s); want != "" {
			return want
		}
	}
	return ""
}

func rejectsText(o *settings.Option, typ, s string) string {
	if len(o.Choices) > 0 && (typ == "string" || typ == "integer") {
		if slices.ContainsFunc(o.Choices, func(c string) bool { return strings.EqualFold(c, s) }) {
			return ""
		}
		return "one of " + strings.Join(o.Choices, ", ")
	}
	switch typ {
	case "boolean":
		if _, ok := boolean(settings.Value{Kind: settings.Text, Raw: s}); !ok {
			return "true or false"
		}
	case "integer", "float", "port":
		return rejectsNumber(o, typ, s)
	case "uri":
		if u, err := url.Parse(s); err != nil || u.Scheme == "" {
			return "a URI"
		}
	case "ip":
		if _, err := netip.ParseAddr(s); err != nil {
			return "an IP address"
		}
	case "host name", "host address", "host domain":
		if !hostName.MatchString(s) {
			if _, err := netip.ParseAddr(strings.Trim(s, "[]")); err != nil || typ == "host name" {
				return "the name of a host"
			}
		}
	case "string":
		switch n := float64(utf8.RuneCountInString(s)); {
		case o.Max != nil && n > *o.Max:
			return fmt.Sprintf("at most %g characters long", *o.Max)
		case o.Min != nil && n < *o.Min:
			return fmt.Sprintf("at least %g characters long", *o.Min)
		}
	}
	return ""
}

var hostName = regexp.MustCompile(`^[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\.?$`)

func rejectsNumber(o *settings.Option, typ, s string) string {
	n, err := strconv.ParseFloat(s, 64)
	if typ != "float" {
		var i int64
		i, err = strconv.ParseInt(s, 10, 64)
		n = float64(i)
	}
	switch {
	case err != nil && typ == "float":
		return "a number"
	case err != nil:
		return "a whole number"
	case typ == "port" && (n < 0 || n > 65535):
		return "a port, 0 to 65535"
	case o.Min != nil && n < *o.Min:
		return fmt.Sprintf("at least %g", *o.Min)
	case o.Max != nil && n > *o.Max:
		return fmt.Sprintf("at most %g", *o.Max)
	}
	return ""
}
