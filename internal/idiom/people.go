package idiom

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file reads the names of tables, columns and classes that are about people.

// Tenant are columns that users and rows have in common where several customers share a program.
var Tenant = map[string]bool{
	"company": true, "organization": true, "organisation": true, "org": true, "team": true, "tenant": true, "workspace": true, "clinic": true,
	"school": true, "department": true, "household": true, "venue": true, "branch": true, "club": true, "shop": true,
}

// NamesOwner reports whether a statement's condition names a column that says whose a row is.
func NamesOwner(statement string, owner func(string) bool) bool {
	return slices.ContainsFunc(strings.FieldsFunc(WhereClause.FindString(statement), NotWord), owner)
}

// CredentialColumn are columns that hold passwords.
var CredentialColumn = regex.NewPattern(`(?i)^(\w*_)?(password|passwd|pwd|pw|passphrase)(_?(hash|digest))?$|^((pw|pass)_?|secret_?)hash$|^(hashed|encrypted)(_(password|pw|secret))?$`)

// ActingColumn are columns that say who did something to a row, which is not its owner.
var ActingColumn = regex.NewPattern(`(?i)^(approved|reviewed|changed|updated|modified|edited|checked|handled|closed|deleted|verified|answered|resolved|moderated|signed|cancelled|granted|issued|added|published)_?by|review|approv|editor|moderat|admin|staff|manager|^last_|banned|reported|target|blocked|follow`)

// SessionName are names of sessions.
var SessionName = regex.NewPattern(`(?i)^(\w*_)?session$`)

// ShownOpenly are columns that say whether a row is for everybody.
var ShownOpenly = regex.NewPattern(`(?i)\b(is_?)?(public|published|visible|hidden|draft|approved|shared|listed)\b`)

// UserClass are classes of users.
var UserClass = regex.NewPattern(`(?i)^\w*(user|member|account|profile|employee|staff|person)s?$`)

// LookupByID are statements that find a row by its key.
var LookupByID = regex.NewPattern("(?is)^\\s*(?:select|update|delete)\\b.*\\bwhere\\s+(?:[^()]*\\sand\\s+)?[\"`\\[]?(?:\\w+\\.)?(?:\\w*_)?(?:id|uuid|pk|key|number|no)[\"`\\]]?\\s*=\\s*(?:\\?|%s|%\\(|:\\w|\\$\\d)")

// UserTable are tables of users.
var UserTable = regex.NewPattern(`(?i)^(?:\w*_)?(?:users?|members?|accounts?|customers?|staff|employees?|persons?|people|patients?|students?)$`)

// PrivateColumn are columns that a user shows to nobody, or to few.
var PrivateColumn = regex.NewPattern(`(?i)^(?:\w*_)?(?:balance|credits?|e_?mail|phone|mobile|address|street|iban|salary|ssn|birth\w*|dob|card\w*|passport|api_?key|secret|dues|reset\w*|token)$`)
