package program

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// gone are the modules of the standard library that Python 3 has no more, or has under another name ("What's New In Python 3.0").
var gone = strings.Fields(`
	anydbm audiodev BaseHTTPServer Bastion bsddb185 __builtin__ Canvas CGIHTTPServer commands compiler ConfigParser Cookie cookielib cPickle cStringIO
	dbhash dircache DocXMLRPCServer dumbdbm exceptions FileDialog fpformat hotshot htmlentitydefs htmllib HTMLParser httplib ihooks imageop imputil linuxaudiodev
	markupbase md5 mhlib mimetools MimeWriter mimify multifile mutex new popen2 posixfile Queue rexec rfc822 robotparser sets sgmllib sha SimpleDialog
	SimpleHTTPServer SimpleXMLRPCServer SocketServer statvfs stringold StringIO sunaudio thread Tkinter tkMessageBox toaiff urllib2 urlparse
	user UserDict UserList UserString whichdb xmlrpclib`)

// Broken lists the modules that cannot be imported with Python 3.
func (p *Program) Broken() (out []*ir.Module) {
	for _, m := range p.Modules {
		if p.broken(m) {
			out = append(out, m)
		}
	}
	return out
}

// broken is a module that begins a line with the import of a module that is gone, where the program has none of that name.
func (p *Program) broken(m *ir.Module) bool {
	return slices.ContainsFunc(m.Imports, func(in ir.Import) bool {
		return in.Level == 0 && slices.Contains(gone, in.Module) && (in.Pos == 0 || m.File.Text[in.Pos-1] == '\n') && p.Import(m, in.Module) == nil
	})
}
