package format

import "strings"

// inner reads the file that a ConfigMap or a Secret holds in a block: its name says of what format it is. It stands in
// the text as it is, but for the indentation.
func (r *reading) inner(path []string, at span) {
	if len(path) != 3 || path[0] != "ConfigMap" && path[0] != "Secret" || path[1] != "data" && path[1] != "stringData" {
		return
	}
	start := strings.LastIndexByte(r.text[:at.pos], '\n') + 1
	part := &reading{
		file: r.file, text: r.text[start:at.end], base: r.base + start, indent: at.pos - start, named: r.named, document: r.document,
	}
	if k := formatOf(path[2], part.text, false); k != nil && k.name != "key" {
		k.read(part)
		r.settings = append(r.settings, part.settings...)
	}
}
