package engine

import (
	"os"
	"path/filepath"
)

// packageOf is the dotted name of a folder, where it is a package: that of nova/conf is nova.conf, whatever is reviewed.
func packageOf(dir string) string {
	name := ""
	for {
		if _, err := os.Stat(filepath.Join(dir, "__init__.py")); err != nil || filepath.Dir(dir) == dir {
			return name
		}
		if name != "" {
			name = "." + name
		}
		name = filepath.Base(dir) + name
		dir = filepath.Dir(dir)
	}
}
