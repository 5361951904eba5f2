package claim

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// extensions are those of files that may be named without a folder: "app.py", but not "os.path".
var extensions = wordSet(`py pyi pyx pyw go js jsx mjs cjs ts tsx vue svelte java kt kts scala groovy rb erb php phtml cs vb fs c cc cpp cxx
	h hpp rs swift m pl pm lua r sh bash zsh ps1 bat sql html htm xhtml jinja jinja2 j2 tmpl tpl ejs hbs mako css scss xml xsl yaml yml json
	toml ini cfg conf config properties env txt md rst tf hcl dockerfile gradle lock graphql proto ipynb sol ex exs erl clj dart jl asp aspx
	jsp cshtml plist service pem key crt csv log`)

// attributes are extensions that are names of attributes and functions too, and objects that have such.
var (
	attributes = wordSet("json log env config conf key service text lock m r h c cc properties sql")
	objects    = wordSet(`request req res response resp result r process console logger log logging math np app application current_app self this os import
		e err context ctx data item kwargs params flask django session user obj object client cls settings config db jwt torch cache key threading`)
)

// products are names that end like files.
var products = wordSet("node.js next.js vue.js express.js react.js nuxt.js angular.js d3.js three.js asp.net socket.io backbone.js ember.js")

// plainFiles are files without an extension.
var plainFiles = wordSet("dockerfile makefile jenkinsfile procfile gemfile vagrantfile .env .htaccess .npmrc .dockerignore .gitignore")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// maxPath is how long a path may be, in bytes.
const maxPath = 400

// filesIn finds the files that a text names, as offsets: in folders and with an extension, or with an extension of code,
// or of one of the names that need none.
func filesIn(t string) [][]int {
	var found [][]int
	for at := 0; at < len(t); {
		size, ok := pathRune(t, at)
		if !ok {
			at += size
			continue
		}
		start := at
		for at < len(t) {
			size, ok = pathRune(t, at)
			if !ok {
				break
			}
			at += size
		}
		if at-start > maxPath || strings.IndexByte(t[start:at], '.') < 0 && !strings.Contains(t[start:at], "file") {
			continue
		}
		if from, to, ok := fileIn(t, start, at); ok {
			found = append(found, []int{from, to})
		}
	}
	return found
}

// pathRune says whether a path can hold the rune at an offset.
func pathRune(t string, at int) (size int, ok bool) {
	b := t[at]
	if b < utf8.RuneSelf {
		return 1, asciiWord(b) || strings.IndexByte("_@.+~-/\\[]()", b) >= 0
	}
	r, size := utf8.DecodeRuneInString(t[at:])
	return size, r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// fileIn finds the file in a run of a path's runes.
func fileIn(t string, start, end int) (from, to int, ok bool) {
	for start < end && strings.IndexByte("([])-+~@", t[start]) >= 0 && (t[start] != '~' || start+1 < end && t[start+1] != '/') && !opening(t, start, end) {
		start++
	}
	for start < end && strings.IndexByte(".-_~+(@[/\\", t[end-1]) >= 0 || start < end && (t[end-1] == ')' || t[end-1] == ']') && !closed(t[start:end]) {
		end--
	}
	run := t[start:end]
	if i := strings.Index(run, "("); i > 0 && !strings.ContainsAny(run[:i], "/\\") { // "open(app.py)"
		start += i + 1
		return fileIn(t, start, end)
	}
	for i := 1; i+1 < len(run); i++ { // "a.py@12", "a.py(12)"
		if (run[i] == '@' || run[i] == '(') && '0' <= run[i+1] && run[i+1] <= '9' && isFile(run[:i]) {
			run = run[:i]
		}
	}
	if i := strings.LastIndexByte(run, '.'); i >= 0 { // an extension is ASCII: letters behind it are prose
		for k := i + 1; k < len(run); k++ {
			if run[k] >= utf8.RuneSelf {
				run = run[:k]
				break
			}
		}
	}
	if !isFile(run) {
		return 0, 0, false
	}
	if start > 1 && t[start-1] == ':' && asciiLetter(t[start-2]) && (start == 2 || !asciiWord(t[start-3])) && strings.IndexByte("/\\", run[0]) >= 0 {
		return start - 2, start + len(run), true // C:\...
	}
	return start, start + len(run), true
}

// opening says whether a bracket begins the name of a folder, as in "(auth)/page.tsx" and "[id]/route.ts".
func opening(t string, start, end int) bool {
	i := strings.IndexAny(t[start:end], ")]")
	return (t[start] == '(' || t[start] == '[') && i > 1 && start+i+1 < end && t[start+i+1] == '/'
}

// closed says whether the bracket at the end of a text was opened in it.
func closed(s string) bool {
	if s[len(s)-1] == ']' {
		return strings.Count(s, "[") >= strings.Count(s, "]")
	}
	return strings.Count(s, "(") >= strings.Count(s, ")")
}

// isFile says whether a run of a path's runes is a file.
func isFile(name string) bool {
	if strings.IndexByte(name, '/') >= 0 {
		name = escapes.Replace(name)
	}
	name = strings.ReplaceAll(name, `\`, "/")
	if name == "" || strings.Contains(name, "//") {
		return false
	}
	base := name[strings.LastIndexByte(name, '/')+1:]
	low := strings.ToLower(base)
	if plainFiles[low] {
		return true
	}
	ext := path.Ext(low)
	if len(ext) < 2 || products[low] || !strings.ContainsFunc(base[:len(base)-len(ext)], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }) {
		return false
	}
	ext = ext[1:]
	if len(base) < len(name) {
		return extensions[ext] || len(ext) <= 6 && asciiLetter(ext[0]) && isWord(ext) && oneCase(base, ext) && strings.Count(base, ".") == 1
	}
	stem := low[:len(low)-len(ext)-1]
	return extensions[ext] && !strings.ContainsAny(stem, "()") && !(attributes[ext] && objects[stem[strings.LastIndexByte(stem, '.')+1:]]) && oneCase(base, ext)
}

// oneCase says whether an extension is written all in small letters or all in capitals: "the end.The next" has a space
// missing.
func oneCase(base, ext string) bool {
	written := base[len(base)-len(ext):]
	return written == ext || written == strings.ToUpper(ext)
}

func isWord(s string) bool {
	for i := range len(s) {
		if !asciiWord(s[i]) && s[i] != '_' {
			return false
		}
	}
	return true
}

// isPath says whether all of a text is a file.
func isPath(s string) bool {
	m := filesIn(s)
	return len(m) == 1 && m[0][0] == 0 && m[0][1] == len(s)
}
