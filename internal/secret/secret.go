// Package secret tells texts that could be a password or a key from texts that stand beside such names for other
// reasons: names of fields and of variables of the environment, messages, addresses, formats, placeholders.
//
// It looks at the text alone; what bears it, and what its name says, is known to those who ask.
package secret

import (
	"regexp"
	"strings"
	"unicode"
)

// Like reports whether a constant text could be a secret.
func Like(s string) bool {
	if len(s) < 3 || len(s) > 4096 || notSecret.MatchString(s) {
		return false
	}
	if strings.Trim(s, s[:1]) == "" || strings.Count(strings.TrimSpace(s), " ") > 1 {
		return false // one character repeated; a sentence
	}
	letters, digits, other, foreign := 0, 0, 0, false
	for _, c := range s {
		switch {
		case unicode.IsLetter(c):
			letters++
			foreign = foreign || c > unicode.MaxASCII
		case unicode.IsDigit(c):
			digits++
		case unicode.IsControl(c) && c != '\n':
			return false
		default:
			other++
		}
	}
	if letters+digits == 0 || label(s) {
		return false
	}
	if identifier(s) {
		return false
	}
	return digits > 0 || !foreign && !allNaming(s) // a word of another language is a translation
}

// label reports whether a text of two words is what a form calls a field, or says of one: My Password, password mismatch.
func label(s string) bool {
	first, last, two := strings.Cut(s, " ")
	return two && first != "" && (namingWords[strings.ToLower(strings.TrimRight(last, ":"))] || namingWords[strings.ToLower(first)] && plainWord.MatchString(last))
}

var plainWord = regexp.MustCompile(`^[a-z]+[.!:]?$`)

// identifier reports whether a text is the name of a credential: aws_secret_access_key, postgres-password. What a person writes
// for a secret in the same way is not: super_secret_key.
func identifier(s string) bool {
	if !identifierForm.MatchString(s) {
		return false
	}
	words := wordsOf(s)
	for i, w := range words {
		if boastful[w] && (w != "jwt" || i == 0) { // oauth2_jwt_secret
			return false
		}
	}
	return len(words) > 1 && namingWords[words[len(words)-1]]
}

var identifierForm = regexp.MustCompile(`^_*[A-Za-z]+2?(?:[_-][A-Za-z]+)*_*$`)

// boastful are words that people put into passwords.
var boastful = map[string]bool{
	"my": true, "our": true, "super": true, "very": true, "top": true, "dev": true, "development": true, "insecure": true,
	"unsafe": true, "some": true, "this": true, "is": true, "not": true, "so": true, "really": true, "flask": true,
	"django": true, "app": true, "jwt": true,
}

// notSecret matches texts that are something else, or stand for a secret that is filled in later.
var notSecret = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`[a-z][a-z0-9+.-]*://.*`,               // an address; those that hold a password have a rule of their own
	`urn:.*|\d+(?:\.\d+){3,}`,              // a name, a number of an object
	`~?\.{0,2}/[\w.@~+-]*(?:/[\w.@~+-]*)*`, // a path
	`(?-i:[a-z][a-z._-]*(?:/[a-z._-]+)+)`,  // a relative path, a media type
	`\w+=[\w.-]*`,
	`(?-i:[a-z_]+(?::[\w,]+)?(?:\|[a-z_]+(?::[\w,]+)?)+)`, // what a value has to be
	`[a-z]\w*(?:::[a-z]\w*)+`,                             // a type of a template
	`\$(?:[1567y]|2[abxy]?|apr1|sha\d+|argon2\w*|scrypt|bcrypt\S*|pbkdf2\S*)\$.+|(?:pbkdf2_sha\d+|bcrypt\w*|argon2\w*|scrypt|md5|sha1)\$.+|(?:scrypt|pbkdf2):[\w:]+\$.+|\{s?(?:sha|md5|crypt)\d*\}.+`, // a hash
	`[a-z_]\w*(?:\.[a-z_]\w*)+|\.+[a-z_]\w*(?:\.[a-z_]\w*)*`,                                       // a dotted name, a relative one
	`(?-i:[Vv]\d+(?:(?:alpha|beta)\d+)?(?:[A-Z][a-z]+)+)`,                                          // a type of some version
	`(?:[\[(^\\].*[\])$*+?]|.*(?:\\[dswb.]|\(\?|\[\^|\.\*|\.\+).*)`,                                // a regular expression
	`(?-i:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]*(?:PASS|PASSWD|PASSWORD|PSWD|PWD|SECRET|TOKEN|KEY))`, // a variable of the environment
	`[^a-z0-9]*(?:x{3,}|\.{3,}|\*{2,}).*`,                                                          // masked
	`.*(?:\$\{|\$\(|\{\{|%\(|%[sdr]|\{\w*\}|<[^<>]*>).*`,                                           // a format, a template
	`anon(?:ymous)?(?:@\S*)?|guest|phc_\w{20,}`,                                                    // who is let in as nobody; a key that pages hold
	`.*(?:placeholder|redacted|censored|your[-_ ]|example|dummy|replace[-_ ]?(?:me|this)|insert[-_ ]|to[-_ ]?do\b|fixme).*`,
	`(?:os\.)?env(?:iron)?[.:/(\[].*|(?:vault|op|ssm|sops|awssm|secretsmanager|ref\+\w+|keyring|arn)[:(/].*|enc[\[(].*|(?s:\$ansible_vault;.*)`, // kept elsewhere
	`.*change[-_ ]?me.*`,
	`.*\bnot[-_ ]?(?:set|empty|used|needed|required|provided|available|a[-_ ]).*|no[-_ ](?:key|password|token|secret|auth\w*)|not[-_ ]?an?[-_ ]?(?:real[-_ ]?)?(?:key|password|token|secret)`,
	`(?:foo|bar|baz|spam|ham|eggs|fake|mock|stub|sample|unused|ignored|anonymous|unknown|custom|hidden|auto|str|bytes|bogus|infected|default)(?:[-_]?(?:foo|bar|baz|key|token|secret|password|passwd))*`,
	`[a-z_]\w*(?:\.\w+)+\.`, // what names begin with: Interface.1.
	`hmac[-_]?(?:md5|sha[-_]?\d+(?:[-_/]\d+)?)|(?:hs|rs|es|ps)(?:256|384|512)|aes[-_]?(?:128|192|256)[-_]?(?:cbc|ccm|ctr|ecb|gcm)`, // an algorithm
	`(?:no|on|off|always|never|optional|automatic|generate|generated)`,
	`[a-z_-]+-1234567890?`, // the form of a key
	`change[-_ ]?(?:this|it)|none|null|nil|true|false|yes|undefined|unset|default|empty|n/a|-+|test|(?:string|text|object|integer|boolean|number|array|bytes|binary|bool|int|float|date|datetime|list|dict)\??`,
	`(?:list|dict|set|tuple|optional|array|map)[\[(<][\w, .\[\]()<>]+[\])>]`,                   // a type
	`Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==`, // of every emulator of Azure
}, "|") + `)$`)

// allNaming reports whether a text is made of words that name fields only: access_token, newPassword, Password:.
func allNaming(s string) bool {
	for _, w := range wordsOf(s) {
		if !namingWords[w] {
			return false
		}
	}
	return true
}

// wordsOf splits a text where its letters stop and where its case says that a word begins, and folds the case.
func wordsOf(s string) []string {
	s = splitCamel.ReplaceAllString(splitAcronym.ReplaceAllString(s, "$1 $2"), "$1 $2")
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) })
}

var splitCamel, splitAcronym = regexp.MustCompile(`([a-z])([A-Z])`), regexp.MustCompile(`([A-Z])([A-Z][a-z])`)

var namingWords = func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(`password passwd passphrase passcode pass pwd pw passwords secret secrets token tokens key keys
		credential credentials auth authentication authorization authenticate basic bearer digest api access refresh client
		user username login email name id session csrf xsrf reset new old current confirm confirmation repeat again hash
		hashed salt file path url uri header field input type hidden text form value private public rsa ssh pem cert
		certificate x the a an and or of for in is to with required invalid missing wrong incorrect enter please your db
		database admin root account service server app application consumer oauth oauth2 jwt sso otp totp mfa code pin
		verify verification security encryption encrypted signing signature cookie state nonce store storage manager
		provider env environment variable config setting settings option default set get post http https request
		passwort kennwort passworter wachtwoord senha contrasena contrasenya passe parola heslo haslo losenord adgangskode
		salasana`) {
		words[w] = true
	}
	return words
}()
