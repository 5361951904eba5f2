package claim

import (
	"github.com/touchstone-sec/touchstone/internal/regex"
	"strings"
)

// routeForm is the way of a URL in running text, with the method of HTTP before it or not.
var routeForm = regex.NewPattern(`(?:\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?[` + "`" + `"'(]{0,2}(/[A-Za-z0-9_<{:][\w/<>{}:.*%$-]*)`)

// systemFolders begin paths on disk, not ways of URLs.
var systemFolders = wordSet("etc tmp var proc home usr bin dev root opt sys mnt srv lib sbin run boot users windows c")

// readRoutes finds the ways of URLs that the text names.
func (c *Claim) readRoutes(marked []zone, zones []zone) {
	if strings.IndexByte(c.Text, '/') < 0 {
		return
	}
	k, z := 0, 0
	seen := map[string]bool{}
	for _, m := range routeForm.FindAllStringSubmatchIndex(c.Text, -1) {
		start, end := m[4], m[5]
		if start > 0 && strings.IndexByte(" \t\n`\"'(", c.Text[start-1]) < 0 {
			continue // "and/or", "app/views"
		}
		for k < len(marked) && marked[k].end <= start {
			k++
		}
		if k < len(marked) && marked[k].start < start { // a code block or an address
			continue
		}
		way := strings.TrimRight(c.Text[start:end], ".:*-")
		first, _, _ := strings.Cut(way[1:], "/")
		if len(way) < 3 || systemFolders[strings.ToLower(first)] || isPath(way) || seen[way] || len(c.Routes) == maxRoutes {
			continue
		}
		seen[way] = true
		r := Route{Path: way, Start: start, End: start + len(way)}
		if m[2] >= 0 {
			r.Method = c.Text[m[2]:m[3]]
		}
		switch partAt(zones, start, &z) {
		case partRemedy, partReferences:
			r.Proposed = true
		}
		c.Routes = append(c.Routes, r)
	}
}
