package join

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// This file judges addresses that settings give.

// The rules that speak of them.
const (
	inTheClear = "credentials-over-http"
	everywhere = "binds-all-interfaces"
)

// addresses reports an address by which credentials travel in the clear, and one that means every interface.
func (j *judge) addresses(o *Joined) {
	if o.Wins == nil || o.Wins.Value.Kind != settings.Text {
		return
	}
	v := strings.TrimSpace(o.Wins.Value.Raw)
	c := settings.Candidate{Location: o.Wins.Location, Facts: o.evidence(), Confidence: finding.ConfidenceMedium}
	switch {
	case (v == "0.0.0.0" || v == "::") && listens.MatchString(o.Help):
		c.Rule, c.Strict = everywhere, true
		c.Message = fmt.Sprintf("`%s` has the server listen on every interface", o.Title())
	case j.holdsCredentials(o.Group) && plain.MatchString(v) && j.isAddress(o):
		c.Rule = inTheClear
		c.Message = fmt.Sprintf("what `%s` names is spoken to over plain HTTP, and its group holds credentials", o.Title())
	default:
		return
	}
	if j.base.Rule(c.Rule) != nil {
		j.out = append(j.out, c)
	}
}

// listens matches help texts of options that say where a server listens; plain an address of another machine, by HTTP. One
// without a dot is of a network of the deployment's own, as a rule.
var (
	listens = regexp.MustCompile(`(?i)\b(listen(s|ing)?|bind(s|ing)?|bound)\b`)
	plain   = regexp.MustCompile(`(?i)^http://[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:\d+)?(/|$)`)
)

// isAddress reports whether an option's type or name says that it holds a URL.
func (j *judge) isAddress(o *Joined) bool {
	if o.Type == "uri" {
		return true
	}
	for _, e := range j.base.Expectations() {
		if e.Of == "a URL" {
			return e.Named(o.name())
		}
	}
	return false
}

// holdsCredentials reports whether a group has an option for a secret: what it names is spoken to with that. Of the group
// of everything nothing follows.
func (j *judge) holdsCredentials(group string) bool {
	if group == "" || group == "DEFAULT" {
		return false
	}
	if j.secretive == nil {
		j.secretive = map[string]bool{}
		for i := range j.Options {
			if o := &j.Options[i]; o.Secret || slices.Contains([]string{"password", "auth_url", "auth_type", "auth_section", "api_key", "token"}, o.Name) {
				j.secretive[o.Group] = true
			}
		}
	}
	return j.secretive[group]
}
