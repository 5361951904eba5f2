package source

import (
	"path"
	"strings"
)

// A languageName says which files a language has by their names' ends, and by the interpreter in their #! lines.
type languageName struct {
	language     Language
	ends         []string // with the dot, in lower case
	named        []string // ends of files that are reviewed only when the user names them
	interpreters []string // without the version
}

// Stubs (.pyi) say what other code looks like and run nowhere.
var languageNames = [...]languageName{
	{Python, []string{".py", ".pyw"}, []string{".pyi"},
		[]string{"python", "pythonw", "pypy", "jython", "ipython", "micropython"}},
	{Template, []string{".html", ".htm", ".xhtml", ".jinja", ".jinja2", ".j2", ".mako", ".mak", ".tmpl", ".tpl", ".stpl"},
		nil, nil},
}

// LanguageOf is the language of a file by its name, "" where the name does not tell. With named, the user has named
// the file.
func LanguageOf(name string, named bool) Language {
	end := path.Ext(name)
	if end == "" {
		return ""
	}
	end = strings.ToLower(end)
	for _, l := range languageNames {
		for _, e := range l.ends {
			if end == e {
				return l.language
			}
		}
		for _, e := range l.named {
			if end == e && named {
				return l.language
			}
		}
	}
	return ""
}

// languageOfFirstLine is the language of the interpreter that a #! line names, "" where it names none that is known:
// "#!/usr/bin/python3", "#! /usr/bin/env -S python3.12 -u", "#!/usr/bin/env -S uv run --script".
func languageOfFirstLine(line string) Language {
	line, ok := strings.CutPrefix(line, "#!")
	if !ok {
		return ""
	}
	if end := strings.IndexAny(line, "\r\n"); end >= 0 {
		line = line[:end]
	}
	words := strings.Fields(strings.ReplaceAll(line, `\`, "/"))
	if len(words) == 0 {
		return ""
	}
	program, words := path.Base(words[0]), words[1:]
	if program == "env" {
		for len(words) > 0 && (strings.HasPrefix(words[0], "-") || strings.Contains(words[0], "=")) {
			words = words[1:]
		}
		if len(words) == 0 {
			return ""
		}
		program, words = path.Base(words[0]), words[1:]
	}
	if program == "uv" && len(words) > 0 && words[0] == "run" {
		return Python
	}
	program = strings.TrimSuffix(strings.ToLower(program), ".exe")
	program = strings.TrimRight(strings.TrimSuffix(program, "t"), "0123456789.") // python3.13t runs without the GIL
	for _, l := range languageNames {
		for _, i := range l.interpreters {
			if program == i {
				return l.language
			}
		}
	}
	return ""
}
