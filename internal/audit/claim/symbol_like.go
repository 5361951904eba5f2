package claim

import (
	"strings"
	"unicode"
)

// literals are words of code that name nothing.
var literals = wordSet(`true false none null nil undefined self this get post put delete patch http https int str string`)

// notSymbols are names of products and formats that are written like identifiers.
var notSymbols = wordSet(`numpy pyyaml pyjwt wordpress openssl elasticsearch rabbitmq beautifulsoup macbook websockify latex airflow cloudfront dockerhub pypi npmjs jinja2 bcrypt argon2
	pycryptodome mongoengine facebook paypal whatsapp iphone ebpf opentelemetry graphiql javascript typescript github gitlab openstack mysql postgresql mongodb nosql sqlite oauth openid
	graphql restful devops macos ios websocket websockets fastapi springboot huntr hackerone bugcrowd
	owasp sqlalchemy redos toctou xpath youtube linkedin stackoverflow chatgpt openai redis e.g i.e etc
	ipv4 ipv6 dos ddos json xml owasp.org mitre.org wiki powershell phpmyadmin couchdb dynamodb iot idor
	api`)

// partOfPath says whether a word stands in a path, an address or a name with hyphens.
func partOfPath(t string, start, end int) bool {
	return end < len(t) && strings.IndexByte("/\\@", t[end]) >= 0 || start > 0 && strings.IndexByte("/\\@-.", t[start-1]) >= 0 ||
		isPath(t[start:end])
}

// symbolLike says whether a word without marks looks like a name in code.
func symbolLike(word string) bool {
	name, call := strings.CutSuffix(word, "()")
	name = strings.TrimLeft(name, "@$")
	low := strings.ToLower(name)
	if name == "" || fingerprint.MatchString(low) || notSymbols[low] || literals[low] || strings.HasPrefix(low, "cwe_") {
		return false
	}
	if call || strings.Contains(name, "::") || strings.Contains(name, "->") {
		return true
	}
	if strings.Trim(name, "_") != "" && strings.Contains(strings.Trim(name, "_"), "_") || strings.HasPrefix(name, "__") {
		return true
	}
	if strings.Contains(name, ".") {
		return dotted(name)
	}
	return camel(name)
}

// domains end names of hosts, not of attributes.
var domains = wordSet(`com org net io dev local gov edu co de example test internal g e js`)

// dotted says whether words joined by dots are a way through code and not a host or the end of a sentence.
func dotted(name string) bool {
	parts := strings.Split(name, ".")
	if domains[strings.ToLower(parts[len(parts)-1])] {
		return false
	}
	for i, p := range parts {
		if len(p) < 2 {
			return false
		}
		if i > 0 && unicode.IsUpper(rune(p[0])) && !unicode.IsUpper(rune(parts[i-1][0])) && !strings.Contains(name, "_") && len(parts) == 2 && !camel(p) {
			return false // "the end.The next": a space is missing
		}
	}
	return true
}

// camel says whether a word has a capital after a small letter, as camelCase and PascalCase do, and a further small one.
func camel(name string) bool {
	for i := 1; i+1 < len(name); i++ {
		if 'A' <= name[i] && name[i] <= 'Z' && 'a' <= name[i-1] && name[i-1] <= 'z' {
			return true
		}
	}
	return false
}
