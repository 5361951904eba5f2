package program_test

import "testing"

// TestBroken: what begins with an import that fails never runs; an import that something stands around may never be made, or its
// failure may be looked for, and a program may have a module of that name.
func TestBroken(t *testing.T) {
	for text, want := range map[string]bool{
		"import urllib2\nurllib2.urlopen('a')\n":                                true,
		"import os\nfrom ConfigParser import SafeConfigParser\n":                true,
		"import os, Queue\n":                                                    true,
		"try:\n    import urllib2\nexcept ImportError:\n    urllib2 = None\n":   false,
		"import sys\nif sys.version_info < (3,):\n    import urllib2\n":         false,
		"def fetch():\n    import urllib2\n":                                    false,
		"from six.moves import urllib2\n":                                       false,
		"from . import urllib2\n":                                               false,
		"import commands\n":                                                     false,
		"\"\"\"Use it thus:\n\nimport urllib2\n\"\"\"\nimport urllib.request\n": false,
	} {
		p := load(t, map[string]string{"shop/app.py": text, "shop/commands.py": "x = 1\n"})
		if got := len(p.Broken()) > 0; got != want {
			t.Errorf("%q: broken %v, want %v", text, got, want)
		}
	}
}
