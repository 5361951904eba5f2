package settings

import (
	"encoding/base64"
	"fmt"
	"path"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file tells in whose environment a variable is. A container has one of its own, and what its description names
// comes into it: the files of a Compose service's env_file, the ConfigMaps and Secrets of a pod's envFrom, single values of
// those by valueFrom, the variables of the image that is built for it. Of two values what the description says itself goes before what it names, and that
// before the image.

// An Entry is how a variable came into a container's environment, the one that goes before all others first.
type Entry uint8

const (
	Own   Entry = iota // the description says it
	Named              // it is in a file or map that the description names
	Image              // the image has it
)

// Link gives every variable of a container its world, and adds to each world the variables that come from elsewhere, in the
// order in which they are overridden. A file of variables that is a container's is no other program's.
func Link(list []Setting) []Setting {
	l := newLinker(list)
	for i := range list {
		l.link(&list[i])
	}
	out := append(append(l.images, l.named...), l.single...)
	for _, s := range list {
		if s.System == environment && len(s.Path) == 0 && l.taken[s.Location.File] {
			continue
		}
		s.World = world(&s)
		out = append(out, s)
	}
	return out
}

// A document is one of a file's.
type document struct {
	file *source.File
	n    int
}

func documentOf(s *Setting) document { return document{s.Location.File, s.Document} }

type linker struct {
	list      []Setting
	variables map[string][]int      // of files that hold nothing else, and of Dockerfiles, by path
	maps      map[string][]document // ConfigMaps and Secrets, by kind and name
	data      map[document][]int    // of these
	text      map[string]string     // values that say more of another one, by world and path
	images    []Setting
	named     []Setting
	single    []Setting
	taken     map[*source.File]bool // files of variables that containers read
}

func newLinker(list []Setting) *linker {
	l := &linker{
		list: list, variables: map[string][]int{}, maps: map[string][]document{}, data: map[document][]int{}, text: map[string]string{},
		taken: map[*source.File]bool{},
	}
	for i := range list {
		s := &list[i]
		n := len(s.Path)
		switch {
		case s.System == environment && (n == 0 || n == 1 && s.Path[0] == "env"):
			l.variables[s.Location.File.Path] = append(l.variables[s.Location.File.Path], i)
		case s.System == "compose" && s.Name == "dockerfile", s.System == "kubernetes" && (s.Name == "prefix" || n > 2 && s.Name == "name" && mapKinds[s.Path[n-2]] != ""):
			l.text[l.place(s, s.Path)] = s.Value.Raw
		case s.System != "kubernetes" || n != 3 || s.Path[0] != "ConfigMap" && s.Path[0] != "Secret":
		case s.Path[1] == "metadata" && s.Name == "name":
			k := s.Path[0] + "/" + s.Value.Raw
			l.maps[k] = append(l.maps[k], documentOf(s))
		case s.Path[1] == "data" || s.Path[1] == "stringData":
			l.data[documentOf(s)] = append(l.data[documentOf(s)], i)
		}
	}
	return l
}

// place names what stands at a path of a document.
func (l *linker) place(s *Setting, path []string) string {
	return fmt.Sprintf("%s\x00%d\x00%s", s.Location.File.Path, s.Document, strings.Join(path, "\x00"))
}

// world names the container whose environment a variable is of; "" for one that reaches every process.
func world(s *Setting) string {
	n := len(s.Path)
	if s.System != environment || n == 0 {
		return ""
	}
	if n > 1 {
		n-- // what is called environment
	}
	return fmt.Sprintf("%s\x00%d\x00%s", s.Location.File.Path, s.Document, strings.Join(s.Path[:n], "\x00"))
}

// link follows a setting that names something whose variables come into a container's environment.
func (l *linker) link(s *Setting) {
	p := s.Path
	switch {
	case s.System == "compose" && len(p) >= 3 && p[0] == "services":
		service := l.place(s, p[:2])
		switch {
		case p[2] == "env_file" && s.Name != "required" && s.Name != "format":
			for _, name := range append([]Value{s.Value}, s.Value.Items...) {
				l.file(s, service, name.Raw)
			}
		case p[2] == "build" && (len(p) == 3 || s.Name == "context"):
			dockerfile := l.text[l.place(s, append(p[:2:2], "build", "dockerfile"))]
			if dockerfile == "" {
				dockerfile = "Dockerfile"
			}
			l.copy(&l.images, s, service, Image, "", l.variables[path.Join(path.Dir(s.Location.File.Path), s.Value.Raw, dockerfile)])
		}
	case s.System == "kubernetes" && s.Name == "key" && len(p) > 5 && p[len(p)-3] == "valueFrom":
		l.value(s, p)
	case s.System == "kubernetes" && s.Name == "name":
		for i := len(p) - 4; i > 0; i-- {
			if p[i] == "envFrom" {
				l.configMap(s, p, i)
				return
			}
		}
	}
}

// file takes over a file that env_file names.
func (l *linker) file(s *Setting, service, name string) {
	if name == "" {
		return
	}
	list := l.variables[path.Join(path.Dir(s.Location.File.Path), withDefaults(name))]
	for _, i := range list {
		l.taken[l.list[i].Location.File] = true
	}
	l.copy(&l.named, s, service, Named, "", list)
}

// withDefaults is a text with the texts in place of its variables that stand for them where nothing sets them.
func withDefaults(s string) string {
	return referenceForm.ReplaceAllStringFunc(s, func(ref string) string { return referenceForm.FindStringSubmatch(ref)[2] })
}

// configMap takes over what an entry of envFrom names: Path[at] is "envFrom", and behind it stand the entry's number and the
// kind of the reference.
func (l *linker) configMap(s *Setting, p []string, at int) {
	doc, ok := l.nearest(s.Location.File, l.maps[mapKinds[p[at+2]]+"/"+s.Value.Raw])
	if !ok {
		return
	}
	prefix := l.text[l.place(s, append(p[:at+2:at+2], "prefix"))]
	l.copy(&l.named, s, l.place(s, p[:at]), Named, prefix, l.data[doc])
}

// mapKinds are the kinds of what references name.
var mapKinds = map[string]string{"configMapRef": "ConfigMap", "secretRef": "Secret", "configMapKeyRef": "ConfigMap", "secretKeyRef": "Secret"}

// value takes over the one value of a map that a variable is given: {..., "env", "DEBUG", "valueFrom", "configMapKeyRef", "key"}.
func (l *linker) value(s *Setting, p []string) {
	ref := p[:len(p)-1]
	variable := p[len(p)-4]
	doc, ok := l.nearest(s.Location.File, l.maps[mapKinds[ref[len(ref)-1]]+"/"+l.text[l.place(s, append(ref[:len(ref):len(ref)], "name"))]])
	if !ok {
		return
	}
	for _, i := range l.data[doc] {
		if l.list[i].Name == s.Value.Raw {
			n := len(l.single)
			l.copy(&l.single, s, l.place(s, p[:len(p)-5]), Own, "", []int{i})
			for k := n; k < len(l.single); k++ {
				l.single[k].Name = variable
			}
		}
	}
}

// nearest is the one document of a name that is meant: of the same file, else of the same folder, else the only one.
func (l *linker) nearest(f *source.File, list []document) (document, bool) {
	for _, near := range []func(document) bool{
		func(d document) bool { return d.file == f },
		func(d document) bool { return path.Dir(d.file.Path) == path.Dir(f.Path) },
		func(document) bool { return true },
	} {
		n := 0
		var found document
		for _, d := range list {
			if near(d) {
				found = d
				n++
			}
		}
		if n > 0 {
			return found, n == 1
		}
	}
	return document{}, false
}

// copy adds variables to a world.
func (l *linker) copy(to *[]Setting, link *Setting, world string, by Entry, prefix string, list []int) {
	at := link.Location
	for _, i := range list {
		s := l.list[i]
		if len(s.Path) == 3 && s.Path[0] == "Secret" && s.Path[1] == "data" {
			raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(s.Value.Raw))
			if err != nil {
				continue
			}
			s.Value.Raw = string(raw)
		}
		s.Value.Secret = s.Value.Secret || len(s.Path) == 3 && s.Path[0] == "Secret"
		s.Key, s.System = Key{Name: prefix + s.Name}, environment
		s.World, s.Entry, s.Link = world, by, &at
		*to = append(*to, s)
	}
}
