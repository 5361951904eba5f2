package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds code that only some systems run: those on which each user has a folder for temporary files, where others cannot take
// names, and those whose shell has quotes of its own.

// ownTemporaryFolder are systems of the first sort, as platform.system(), sys.platform and os.name call them.
var ownTemporaryFolder = []string{"Windows", "Darwin", "win32", "darwin", "cygwin", "nt", "win"}

// windows are the names of the system whose shell has only double quotes.
var windows = []string{"Windows", "win32", "nt", "win"}

// forThem are names of functions and classes that say so of themselves.
var forThem = regex.NewPattern(`(^|_)(win32|msi|macos|darwin|osx|windows_(install(er)?|setup|upgrade|update|service|exe)|(install|upgrade|update|set_?up|on|for)_windows)(_|$)|Win32|MacOS|Darwin|Windows(Installer|Service|Updater)`)

// moduleForThem are names of modules and packages that say so, and what a module imports that nobody else has.
var (
	moduleForThem = regex.NewPattern(`(?i)^_?(win32|windows|winnt|macos|darwin|osx)\w*$|_(win32|windows|winnt|macos|darwin|osx)$`)
	onlyTheirs    = regex.NewPattern(`^(_?winreg|msvcrt|_winapi|win32\w+|pywintypes|winsound|winsdk|winrt|comtypes|wmi|nt|AppKit|Foundation|objc|pyobjc)$`)
)

// moduleOnlyThere reports whether a module runs on those systems alone: it says so, or imports, whatever happens, what the others lack.
func moduleOnlyThere(m *ir.Module) bool {
	if slices.ContainsFunc(strings.Split(m.Name, "."), moduleForThem.MatchString) {
		return true
	}
	text := m.File.Text
	return slices.ContainsFunc(m.Imports, func(in ir.Import) bool { // an import that may fail, or that a branch makes, is indented
		from := strings.LastIndexByte(text[:in.Pos], '\n') + 1
		name, _, _ := strings.Cut(in.Module, ".")
		return in.Level == 0 && !in.Late && !in.Caught && onlyTheirs.MatchString(name) && (strings.HasPrefix(text[from:], "import ") || strings.HasPrefix(text[from:], "from "))
	})
}

// theirFile are names of files that only Windows runs.
var theirFile = regex.NewPattern(`(?i)\.(bat|cmd|vbs|exe|msi)$`)

// onlyThere reports whether a place is reached only where a test has found one of those systems, a function, class or module is for them
// by its name, the whole package by what describes it, or the file that a call names there.
func (a *analysis) onlyThere(id ir.ID) bool {
	return a.w.cfg.OwnFolders || a.namesTheirFile(id) || moduleOnlyThere(a.f.Module) || slices.ContainsFunc(strings.Split(a.f.Qualified, "."), forThem.MatchString) || a.onlyOn(ownTemporaryFolder, id)
}

// namesTheirFile reports whether the path that a call is given ends as the name of such a file does.
func (a *analysis) namesTheirFile(call ir.ID) bool {
	args := a.f.Args(call)
	if a.f.Instrs[call].Op != ir.OpCall || len(args) < 2 || args[1] == ir.NoID {
		return false
	}
	made := parts{f: a.f, seen: map[ir.ID]bool{}}
	made.reach(args[1])
	for x := range made.seen {
		if s, ok := idiom.ConstText(a.f, x); ok && theirFile.MatchString(s) {
			return true
		}
	}
	return false
}

// windowsQuotes reports whether a replacement makes a text one for between double quotes, as Windows has it, where the program has
// found that it runs there: elsewhere a shell goes by more than quotes.
func (a *analysis) windowsQuotes(id ir.ID, old, by string) bool {
	return old == `"` && (by == `""` || by == `\"`) && a.onlyOn(windows, id)
}

// onlyOn reports whether a place is reached only where a test has found one of these systems.
func (a *analysis) onlyOn(systems []string, id ir.ID) bool {
	place := a.blockOf(id)
	for b := range a.f.Branches() {
		if found, ok := a.platformTest(systems, a.unrefined(b.Cond)); ok && onlyBy(a.f, b, 1-found, place) {
			return true
		}
	}
	return false
}

// platformTest reports whether a condition asks for one of these systems, and by which outcome it has found none: 1 where it is false,
// which is the second way of a branch.
func (a *analysis) platformTest(systems []string, cond ir.ID) (none int, ok bool) {
	one := func(id ir.ID) bool {
		v := a.vals[id]
		if s, known := v.text(); known {
			return slices.Contains(systems, s)
		}
		list, known := a.elements(v)
		return known && len(list) > 0 && !slices.ContainsFunc(list, func(e *Val) bool {
			s, text := e.text()
			return !text || !slices.Contains(systems, s)
		})
	}
	switch in := &a.f.Instrs[cond]; in.Op {
	case ir.OpCompare:
		if !one(a.f.Arg(cond, 1)) {
			return 0, false
		}
		switch in.Flag {
		case ir.Eq, ir.In:
			return 1, true
		case ir.NotEq, ir.NotIn:
			return 0, true
		}
	case ir.OpCall: // sys.platform.startswith("win")
		args := a.f.Args(cond)
		return 1, len(args) == 2 && a.f.NameOf(args[0]) == "startswith" && one(args[1])
	}
	return 0, false
}
