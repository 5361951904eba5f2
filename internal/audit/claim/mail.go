package claim

import "strings"

// mailHeaders begin the headers of a mail.
var mailHeaders = wordSet("from to cc bcc subject date sent reply-to message-id in-reply-to references content-type content-transfer-encoding mime-version user-agent received return-path list-id von an betreff datum objet de asunto")

// headerName is the name of a header that a line begins with, in lower case, "" for any other line.
func headerName(line string) string {
	name, _, ok := strings.Cut(line, ":")
	if !ok || len(name) > 40 || strings.ContainsAny(name, " \t") {
		return ""
	}
	name = strings.ToLower(strings.Trim(name, "*"))
	if mailHeaders[name] || strings.HasPrefix(name, "x-") {
		return name
	}
	return ""
}

// A mail is a text with the headers of one: where its body begins, and what it is about.
type mail struct {
	body    int
	subject string
}

// mailOf reads the headers of a mail: two at least, one of them From or Subject, at the beginning of the text.
func mailOf(t string) (mail, bool) {
	at := len(t) - len(strings.TrimLeft(t, " \t\r\n"))
	m := mail{}
	known, headers := false, 0
	for at < len(t) {
		end := lineEnd(t, at)
		line := strings.TrimRight(t[at:end], "\r\n")
		name := headerName(line)
		switch {
		case strings.TrimSpace(line) == "":
			m.body = end
			return m, headers > 1 && known
		case name == "" && headers > 0 && (line[0] == ' ' || line[0] == '\t'): // goes on
		case name == "":
			m.body = at
			return m, headers > 2 && known
		default:
			headers++
			value := strings.TrimSpace(line[strings.IndexByte(line, ':')+1:])
			switch name {
			case "subject", "betreff", "objet", "asunto":
				m.subject, known = value, true
			case "from", "von", "de":
				known = true
			}
		}
		at = end
	}
	m.body = at
	return m, headers > 1 && known
}

// mailForm is a stretch of a mail that is no statement of its writer.
type mailForm struct {
	start, end int
	kind       LeftoverKind
}

// mailForms are the headers, greetings, quotations with the lines that introduce them, and the signature of a mail.
func mailForms(t string, m mail) []mailForm {
	forms := []mailForm{{0, m.body, Form}}
	put := func(start, end int, kind LeftoverKind) {
		if last := &forms[len(forms)-1]; last.kind == kind && strings.TrimSpace(t[last.end:start]) == "" {
			last.end = end
			return
		}
		forms = append(forms, mailForm{start, end, kind})
	}
	for at := m.body; at < len(t); {
		end := lineEnd(t, at)
		line := strings.TrimSpace(t[at:end])
		low := strings.ToLower(cut(line, 60))
		switch {
		case strings.TrimRight(t[at:end], "\r\n") == "-- " || line == "--" || signOff(low):
			put(at, len(t), Form)
			return forms
		case strings.HasPrefix(line, ">") || strings.HasSuffix(line, "wrote:") || strings.HasSuffix(line, "schrieb:") || strings.HasSuffix(line, "a écrit :") || strings.HasSuffix(line, "escribió:"):
			put(at, end, Quoted)
		case strings.HasPrefix(low, "-----original message") || strings.HasPrefix(low, "---------- forwarded message"):
			put(at, len(t), Quoted)
			return forms
		case greeting(low):
			put(at, end, Form)
		}
		at = end
	}
	return forms
}

func signOff(low string) bool {
	low = strings.TrimRight(low, ",.! ")
	switch low {
	case "best regards", "kind regards", "regards", "best", "cheers", "thanks", "thank you", "many thanks", "sincerely", "yours sincerely", "yours", "greetings", "best wishes", "warm regards",
		"mit freundlichen grüßen", "viele grüße", "cordialement", "saludos", "mfg", "thanks in advance", "br", "/", "thx":
		return true
	}
	return false
}

func greeting(low string) bool {
	if len(low) > 40 || !strings.HasSuffix(low, ",") && !strings.HasSuffix(low, "!") && !strings.HasSuffix(low, ":") {
		return false
	}
	first := low[:lettersAt(low)]
	switch first {
	case "hi", "hello", "dear", "hey", "hallo", "bonjour", "hola", "greetings", "good":
		return true
	}
	return false
}
