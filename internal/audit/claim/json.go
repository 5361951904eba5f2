package claim

import "cmp"

// readJSON finds the findings in JSON of any shape: objects whose keys name parts of a claim, in lists, or on their own.
// What scanners write (Bandit, gosec, Semgrep, ruff, touchstone ...) is read in the same way as what models write.
func readJSON(rev *Review, trees []node) {
	r := jsonReader{rev: rev}
	for i := range trees {
		r.walk(&trees[i], outer{tool: toolOf(&trees[i])}, 0)
	}
	rev.addTool(r.tool)
}

type jsonReader struct {
	rev  *Review
	tool string
}

// outer is what the objects around a finding say.
type outer struct {
	file, tool string
	listed     bool // it stands in a list of which others are findings
}

func (r *jsonReader) walk(n *node, o outer, depth int) {
	r.tool = cmp.Or(r.tool, o.tool)
	switch {
	case n.kind == arrayNode:
		for i := range n.items {
			if isFinding(&n.items[i]) {
				o.listed = true
				break
			}
		}
		for i := range n.items {
			r.walk(&n.items[i], o, depth+1)
		}
	case n.kind == objectNode && isFinding(n):
		r.finding(n, o)
	case n.kind == objectNode:
		before := len(r.rev.Claims)
		for i, key := range n.keys {
			inside := o
			inside.listed = false
			if isPath(key) {
				inside.file = fileOf(key)
			} else if file := objectFile(n); file != "" {
				inside.file = file
			}
			if depth < maxDepth && n.items[i].kind >= arrayNode && !noFindings[plainName(key)] {
				r.walk(&n.items[i], inside, depth+1)
			}
		}
		if o.listed && len(r.rev.Claims) == before {
			r.rev.left(Leftover{Kind: Other, Title: cut(oneLine(r.rev.Text[n.start:n.end]), maxTitle), Of: -1, Start: n.start, End: n.end})
		}
	}
}

// noFindings are keys under which reports keep what is no finding: descriptions of rules, statistics, errors.
var noFindings = map[string]bool{
	"rules": true, "diagnostics": true, "skipped": true, "bounds": true, "coverage": true, "stats": true, "statistics": true, "metrics": true, "errors": true, "paths": true, "time": true,
	"golang errors": true, "config": true, "settings": true, "tool": true,
}

// objectFile is the file that an object is about, as in eslint's {"filePath": ..., "messages": [...]}.
func objectFile(n *node) string {
	for i, key := range n.keys {
		if n.items[i].kind == textNode && labels().parts[plainName(key)] == partFile {
			return fileOf(n.items[i].text)
		}
	}
	return ""
}

// isFinding says whether an object describes a finding: it says what is wrong, and where or how badly.
func isFinding(n *node) bool {
	if n.kind != objectNode {
		return false
	}
	what, where, placed, holds := false, false, false, false
	for i, key := range n.keys {
		x := &n.items[i]
		if x.kind == nullNode {
			continue
		}
		switch p := keyPart(key); {
		case p == partFile && x.kind == arrayNode && len(x.items) > 0 && x.items[0].kind == objectNode: // a list of all files
		case x.kind == arrayNode && p == "" && !steps[plainName(key)]:
			holds = holds || holdsFindings(x)
		case p == partTitle || p == partKind || p == partDescription || p == partCWE || p == partRule:
			what = true
		case p == partFile || p == partLocation || p == partLine:
			placed = true
		case p == partSeverity || p == partFunction || p == partEvidence:
			where = true
		case x.kind == objectNode && key == "extra": // of Semgrep
			what = true
		case x.kind == objectNode && key == "most_recent_instance": // of GitHub
			what, placed = true, true
		}
	}
	return what && (placed || where && !holds)
}

// steps are keys of the way that data take.
var steps = map[string]bool{
	"trace": true, "flow": true, "dataflow": true, "data flow": true, "taint trace": true, "path": true, "call stack": true, "source to sink": true, "data flow trace": true, "facts": true,
}

// holdsFindings says whether a list's first object is a finding; one level is enough to tell a report from a finding.
func holdsFindings(list *node) bool {
	if len(list.items) == 0 || list.items[0].kind != objectNode {
		return false
	}
	what, where := false, false
	for _, key := range list.items[0].keys {
		switch keyPart(key) {
		case partTitle, partKind, partDescription, partRule, partSeverity:
			what = true
		case partFile, partLocation, partLine:
			where = true
		}
	}
	return what && where
}

// keyPart is the part that a key names. "summary" is a description where it stands in a finding, and "code" a rule's id
// where it looks like one (see finding).
func keyPart(key string) part {
	name := plainName(key)
	if p, ok := labels().parts[name]; ok {
		return p
	}
	if labels().sections[name] == partSummary {
		return partDescription
	}
	if labels().sections[name] == partAdvice {
		return partRemedy
	}
	return ""
}
