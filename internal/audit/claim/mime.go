package claim

import (
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"net/textproto"
	"path"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/touchstone-sec/touchstone/internal/source"
)

// unfold is a mail in the form of RFC 5322 as its reader sees it: the subject and the text parts decoded, JSON that is
// attached as a block of code. ok is false for what is no such mail, or needs no decoding.
func unfold(text string) (out string, ok bool) {
	if _, is := mailOf(text); !is {
		return "", false
	}
	m, err := netmail.ReadMessage(strings.NewReader(strings.TrimLeft(text, " \t\r\n")))
	if err != nil {
		return "", false
	}
	kind := m.Header.Get("Content-Type")
	if m.Header.Get("Content-Transfer-Encoding") == "" && !strings.Contains(kind, "multipart/") && !strings.Contains(m.Header.Get("Subject"), "=?") {
		return "", false
	}
	var b strings.Builder
	words := mime.WordDecoder{}
	for _, name := range []string{"From", "Date", "Subject"} {
		if v := m.Header.Get(name); v != "" {
			if d, err := words.DecodeHeader(v); err == nil {
				v = d
			}
			fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(strings.Fields(v), " "))
		}
	}
	b.WriteString("\n")
	p := parts{out: &b}
	p.add(textproto.MIMEHeader(m.Header), m.Body, 0)
	return b.String(), p.texts > 0
}

const (
	maxPartDepth = 6
	maxMailParts = 100
)

// parts collects the texts of the parts of a mail.
type parts struct {
	out    *strings.Builder
	number int
	texts  int
}

func (p *parts) add(h textproto.MIMEHeader, body io.Reader, depth int) {
	if p.number++; p.number > maxMailParts || depth > maxPartDepth {
		return
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		p.inner(multipart.NewReader(body, params["boundary"]), kind == "multipart/alternative", depth)
		return
	}
	name := params["name"]
	if _, d, err := mime.ParseMediaType(h.Get("Content-Disposition")); err == nil && d["filename"] != "" {
		name = d["filename"]
	}
	ext := strings.ToLower(path.Ext(name))
	json := kind == "application/json" || kind == "application/sarif+json" || ext == ".json" || ext == ".sarif"
	if !json && !strings.HasPrefix(kind, "text/") {
		fmt.Fprintf(p.out, "\n---\n\nAttachment that was not read: %s\n", name)
		return
	}
	raw, _ := io.ReadAll(body) // what comes before an error is read
	text := decoded(raw, params["charset"])
	if p.texts++; json {
		text = "\n---\n\n```json\n" + text + "\n```\n"
	}
	p.out.WriteString(text + "\n")
}

// inner adds the parts of a part; of alternatives the plain one, or else the first.
func (p *parts) inner(r *multipart.Reader, alternative bool, depth int) {
	var best *strings.Builder
	plain := false
	for {
		part, err := r.NextRawPart()
		if err != nil {
			break
		}
		if !alternative {
			p.add(part.Header, part, depth+1)
			continue
		}
		is := part.Header.Get("Content-Type") == "" || strings.HasPrefix(part.Header.Get("Content-Type"), "text/plain")
		if best != nil && (plain || !is) {
			continue
		}
		q := parts{out: &strings.Builder{}, number: p.number}
		q.add(part.Header, part, depth+1)
		if p.number = q.number; q.texts > 0 {
			best, plain = q.out, is
		}
	}
	if best != nil {
		p.texts++
		p.out.WriteString(best.String())
	}
}

// decoded is a text of a charset, which may be wrong or missing.
func decoded(raw []byte, charset string) string {
	if e, err := htmlindex.Get(charset); err == nil {
		if d, err := e.NewDecoder().Bytes(raw); err == nil {
			return string(d)
		}
	}
	if f, _ := source.Decode("mail", "", raw); f != nil {
		return f.Text
	}
	return strings.ToValidUTF8(string(raw), "\uFFFD")
}
