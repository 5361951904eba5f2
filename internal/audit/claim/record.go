package claim

import "strings"

// recordLabel finds the label that begins the records of a text in which each claim is a run of labelled lines ("Title:
// ...", "File: ...") without headings or numbers: the first label of the text, if it comes again and neither stands in an
// item nor follows a heading. "" where there are no records.
func recordLabel(t string) string {
	first, times := "", 0
	before := "" // the last line that is not empty
	fence := ""
	for at := 0; at < len(t); {
		end := lineEnd(t, at)
		line := strings.TrimRight(t[at:end], " \t\r\n")
		at = end
		content := strings.TrimLeft(line, " \t")
		if fence != "" {
			if strings.HasPrefix(content, fence) {
				fence = ""
			}
			continue
		}
		if fence = fenceMark(content); fence != "" || content == "" {
			continue
		}
		l, ok := labelOf(content)
		number, item := itemMark(content)
		level, _ := headingMark(content)
		switch {
		case !ok || l.whole || number != "" || item > 0 || level > 0 || len(line)-len(content) > 1 && content[0] != '<':
		case first == "":
			first, times = l.name, 1
		case l.name == first:
			if headed(before) {
				return ""
			}
			times++
		}
		before = content
	}
	if times < 2 || !beginsRecords[labels().parts[first]] {
		return ""
	}
	return first
}

// beginsRecords are the parts that stand first in records.
var beginsRecords = map[part]bool{
	partTitle: true, partKind: true, partFile: true, partLocation: true, partCWE: true, partLabel: true, partRule: true, partSeverity: true, partFunction: true,
}

// headed says whether a line is a heading or an item: what follows it are its fields.
func headed(line string) bool {
	if line == "" {
		return false
	}
	level, _ := headingMark(line)
	_, item := itemMark(line)
	return level > 0 || item > 0 || lineHeading(line, false)
}
