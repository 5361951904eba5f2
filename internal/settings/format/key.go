package format

import (
	"path"
	"strings"
)

// readKey reads a file of keys and certificates (PEM, RFC 7468): each private key in it is a setting with the file's
// name.
func readKey(r *reading) {
	t := r.text
	for at := 0; ; {
		i := strings.Index(t[at:], "-----BEGIN ")
		if i < 0 {
			return
		}
		start := at + i
		end := len(t)
		if j := strings.Index(t[start:], "-----END "); j >= 0 {
			end = min(lineEnd(t, start+j), len(t))
		}
		block := span{start, end}
		if label, _, _ := strings.Cut(t[start+len("-----BEGIN "):lineEnd(t, start)], "-----"); strings.HasSuffix(label, "PRIVATE KEY") {
			name := path.Base(r.file.Path)
			r.add("", name, nil, text(r.of(block)), span{start, start}, block)
		}
		at = end
	}
}
