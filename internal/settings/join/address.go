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
	if o.Wins == nil || o.Wins.Value.Kind != settings.Text && o.Wins.Value.Kind != settings.List {
		return
	}
	v := strings.TrimSpace(o.Wins.Value.Raw)
	c := settings.Candidate{Rule: inTheClear, Location: o.Wins.Location, Facts: o.evidence(), Confidence: finding.ConfidenceMedium}
	switch {
	case (v == "0.0.0.0" || v == "::") && listens.MatchString(o.Help):
		c.Rule, c.Strict = everywhere, true
		c.Message = fmt.Sprintf("`%s` has the server listen on every interface", o.Title())
	case !slices.ContainsFunc(addressesOf(o.Wins.Value), plain.MatchString) || !j.isAddress(o):
		return
	case j.holdsCredentials(o.Group):
		c.Message = fmt.Sprintf("what `%s` names is spoken to over plain HTTP, and its group holds credentials", o.Title())
	case takesTokens.MatchString(o.name()) || catalog.MatchString(o.Help):
		c.Message = fmt.Sprintf("what `%s` names is spoken to over plain HTTP, and requests to a service carry tokens", o.Title())
	case j.besideSecret(o):
		c.Message = fmt.Sprintf("what `%s` names is spoken to over plain HTTP, and credentials for it stand beside it", o.Title())
	case public.MatchString(o.name()):
		c.Strict = true
		c.Message = fmt.Sprintf("clients are told by `%s` to come over plain HTTP, with whatever lets them in", o.Title())
	default:
		return
	}
	if j.base.Rule(c.Rule) != nil {
		j.out = append(j.out, c)
	}
}

// addressesOf are the texts of a value that may be several.
func addressesOf(v settings.Value) (list []string) {
	for _, x := range append([]settings.Value{v}, v.Items...) {
		for s := range strings.SplitSeq(strings.Trim(x.Raw, "[]"), ",") {
			list = append(list, strings.TrimSpace(s))
		}
	}
	return list
}

// listens matches help texts of options that say where a server listens; plain an address of another machine, by HTTP. One
// without a dot is of a network of the deployment's own, as a rule. To what takesTokens names, or stands in place of the
// catalog of services, the caller's token is sent; public is what clients are told.
var (
	listens     = regexp.MustCompile(`(?i)\b(listen(s|ing)?|bind(s|ing)?|bound)\b`)
	plain       = regexp.MustCompile(`(?i)^http://[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:\d+)?(/|$)`)
	takesTokens = regexp.MustCompile(`^(.*_)?(endpoint_override|api_servers?)$`)
	catalog     = regexp.MustCompile(`(?i)\b(keystone|service) catalog\b`)
	public      = regexp.MustCompile(`^(.*_)?public_(endpoint|url|uri)$|^(.*proxy_)?base_ur[il]$`)
	addressEnd  = regexp.MustCompile(`(_(rest|api|base|endpoint|auth|server))*_(url|uri|endpoint|address)$`)
)

// besideSecret reports whether an option for a secret is called like an option for an address: backup_s3_endpoint_url,
// backup_s3_store_secret_key.
func (j *judge) besideSecret(o *Joined) bool {
	stem := addressEnd.ReplaceAllString(o.name(), "")
	if len(stem) < 3 || stem == o.name() {
		return false
	}
	return slices.ContainsFunc(j.Options, func(x Joined) bool {
		return x.Secret && x.System == o.System && x.Group == o.Group && strings.HasPrefix(x.name(), stem+"_")
	})
}

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
