package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// speech tells the words of a claim that name something of the program under review from those that any claim of its
// kind could hold: names of libraries, of the language, of weaknesses.
type speech struct {
	common map[string]bool
}

// newSpeech takes the names that models speak of for common ones.
func newSpeech(b *knowledge.Base, names []string) *speech {
	s := &speech{common: map[string]bool{}}
	for _, n := range names {
		for _, w := range wordsOf(n) {
			s.common[w] = true
		}
	}
	for _, t := range b.Types() {
		for _, w := range wordsOf(t.Name) {
			s.common[w] = true
		}
		for name := range t.Attributes {
			s.common[strings.ToLower(name)] = true
		}
		for name := range t.Methods {
			s.common[strings.ToLower(name)] = true
		}
	}
	for _, w := range strings.Fields(commonWords) {
		s.common[w] = true
	}
	return s
}

// commonWords are words of code that no program has for itself.
const commonWords = `
	true false none null self cls args kwargs this def class return import from async await lambda try except raise with
	get post put delete patch head options http https html json xml yaml sql nosql csv url uri api rest utf utf8 utf_8 id
	select insert update where drop union table script alert onerror img src svg javascript cookie cookies session sessions
	request requests response req res resp form files headers body query params data value values input output file path
	name username user password passwd admin token key secret config settings app main index test debug host port
	python flask django fastapi jinja jinja2 werkzeug sqlalchemy sqlite sqlite3 mysql postgres postgresql mongodb redis
	pickle marshal subprocess hashlib md5 sha1 sha256 sha512 hmac bcrypt argon2 scrypt pbkdf2 pbkdf2_hmac jwt hs256 rs256
	base64 random secrets uuid uuid4 token_hex token_urlsafe token_bytes urandom os sys re shell popen system eval exec
	execute executemany cursor render_template render_template_string redirect url_for send_file send_from_directory
	secure_filename safe_join basename abspath realpath join open read write yaml_load safe_load safeloader loader
	defusedxml lxml etree resolve_entities no_network escape markup mark_safe safe autoescape bleach csrf csrf_token
	csrfprotect csrf_exempt login_required jwt_required permission_required current_user is_authenticated is_admin
	is_superuser is_staff user_id role httponly samesite secure set_cookie secret_key debug_mode verify verify_signature
	timeout allow_redirects shell_true shlex quote compare_digest check_password_hash generate_password_hash limiter
	flask_limiter flask_wtf flask_login flask_talisman environ getenv env dotenv owasp cwe cvss cve xss sqli ssrf ssti rce
	idor xxe csp cors hsts lfi rfi dos toctou crlf aslr localhost example com www etc passwd tmp var www bin sh bash id
	object objects method function parameter parameters argument arguments string strings int str bool list dict bytes
	sensitive untrusted unsafe attacker user_input stack_trace plaintext cleartext github gitlab pypi docker dockerfile
	x_forwarded_for x_frame_options content_security_policy content_type access_control_allow_origin
`

var (
	// routes are paths of addresses: "/users/<id>".
	routes = regexp.MustCompile("(?:^|[\\s`'\"(])(/[A-Za-z][\\w\\-./<>{}:]*)")
	// codeLike are names that only code has: with an underscore, with a capital letter inside, with a dot before or
	// parentheses behind.
	codeLike = regexp.MustCompile(`[A-Za-z]\w*_\w+|_\w+|[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|[A-Za-z]\w*(?:\.[A-Za-z]\w*)*\(|\w+\.[a-z_]\w+|[A-Za-z_]\w*\.(?:py|html?|js|ini|cfg|ya?ml|json|txt|env|sh|xml|db|sqlite)\b`)
	marked   = regexp.MustCompile("`([^`\n]{1,200})`|'([^'\n ]{2,60})'|\"([^\"\n ]{2,60})\"")
	// remedies begin the part of a claim that says what should be there instead.
	remedies = regexp.MustCompile(`(?i)(\b(use|using|consider|should|recommend\w*|instead|rather than|replace|e\.g\.|such as|for example|like|fix|remediation|mitigation|prefer|implement|must be|need(s)? to|could|payload|attacker)\b|\bensure\b)`)
	sentence = regexp.MustCompile(`[.!?;:]\s+|\n+`)
)

// names lists the names of the program that a claim speaks of, in lower case and sorted: what it says of the remedy or of
// an attack does not count.
func (s *speech) names(c *claim.Claim) []string {
	seen := map[string]bool{}
	add := func(text string) {
		for _, w := range wordsOf(text) {
			if len(w) > 2 && !s.common[w] && !number(w) {
				seen[w] = true
			}
		}
	}
	for _, part := range sentence.Split(c.Title+"\n"+c.Text, -1) {
		if at := remedies.FindStringIndex(part); at != nil {
			part = part[:at[0]]
		}
		for _, m := range routes.FindAllStringSubmatch(part, -1) {
			add(m[1])
		}
		for _, m := range codeLike.FindAllString(part, -1) {
			add(m)
		}
		for _, m := range marked.FindAllStringSubmatch(part, -1) {
			add(m[1] + " " + m[2] + " " + m[3])
		}
	}
	for _, y := range c.Symbols {
		if !y.Proposed && (y.Marked || y.Call) {
			add(y.Name)
		}
	}
	for _, q := range c.Quotes {
		if !q.Proposed {
			add(q.Code)
		}
	}
	out := make([]string, 0, len(seen))
	for w := range seen {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

func number(w string) bool { return strings.Trim(w, "0123456789_") == "" }
