package claim

import "strings"

// A cell of a table, by the offsets of its content. In the row of a claim it has the part that its column's name means.
type cell struct {
	start, end int
	part       part
}

// tableRows takes a table of Markdown apart into rows of cells, without the row of dashes. Offsets are into t, where the
// table stands from start to end.
func tableRows(t string, start, end int) [][]cell {
	var rows [][]cell
	for at := start; at < end; {
		stop := min(lineEnd(t, at), end)
		if line := strings.TrimSpace(t[at:stop]); strings.Trim(line, "|-: \t") != "" {
			rows = append(rows, tableCells(t, at, stop))
		}
		at = stop
	}
	return rows
}

// tableCells splits a row at the bars that are neither escaped nor in backticks.
func tableCells(t string, start, end int) []cell {
	var cells []cell
	code, from := false, -1
	lastTick := start + strings.LastIndexByte(t[start:end], '`')
	for i := start; i < end; i++ {
		switch t[i] {
		case '\\':
			i++
		case '`':
			code = !code && i < lastTick
		case '|':
			if code {
				continue
			}
			if from >= 0 {
				cells = append(cells, trimmed(t, from, i))
			}
			from = i + 1
		}
	}
	if from >= 0 && strings.TrimSpace(t[from:end]) != "" {
		cells = append(cells, trimmed(t, from, end))
	}
	return cells
}

func trimmed(t string, start, end int) cell {
	s := t[start:end]
	start += len(s) - len(strings.TrimLeft(s, " \t\r\n"))
	return cell{start: start, end: start + len(strings.TrimSpace(s))}
}

// columns are the parts that the cells of a header name.
func columns(t string, header []cell) (parts []part, known int, claims bool) {
	for _, c := range header {
		name := plainName(t[c.start:c.end])
		if strings.TrimSpace(t[c.start:c.end]) == "#" {
			name = "id"
		}
		p := labels().parts[name]
		if p == "" && labels().sections[name] == partSummary {
			p = partDescription
		}
		parts = append(parts, p)
		if p != "" {
			known++
		}
		switch p {
		case partTitle, partKind, partCWE, partDescription, partFile, partLocation, partLine, partFunction:
			claims = true
		}
	}
	return parts, known, claims
}

// findingsTable says whether a table lists findings: its columns are named as parts of claims are.
func findingsTable(table string) bool {
	header := table[:lineEnd(table, 0)]
	if len(header) == len(table) {
		return false
	}
	_, known, claims := columns(table, tableCells(table, 0, len(header)))
	return claims && known >= 2
}

// rows calls f for each row of a deferred table as a claim, with the text of its title.
func (s *segmenter) rows(d deferred, f func(row stretch, title string)) {
	b := &s.blocks[d.node-1]
	rows := tableRows(s.text, b.start, b.end)
	if len(rows) == 0 {
		return
	}
	parts, _, _ := columns(s.text, rows[0])
	for _, cells := range rows[1:] {
		row := stretch{ctx: d.ctx, row: make([]cell, len(cells))}
		title := ""
		for i, c := range cells {
			if i < len(parts) {
				c.part = parts[i]
			}
			row.row[i] = c
			value := s.text[c.start:c.end]
			switch {
			case c.part == partLabel:
				row.label = strings.Trim(value, "#*` ")
			case c.part == partTitle || c.part == partKind && row.title == "":
				row.title = plainTitle(value)
			case c.part == partDescription || c.part == partFunction:
				title += " " + value
			}
		}
		if len(cells) == 0 {
			continue
		}
		row.start, row.end = cells[0].start, cells[len(cells)-1].end
		f(row, title)
	}
}
