package cwe

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

// ReadPublished reads a file as MITRE publishes it: XML (see ReadXML), or a zip archive that holds one file *.xml.
// Errors begin with the file's path, and name the line where there is one.
func ReadPublished(name string) (*Catalog, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s is a folder", name)
	}
	in, shown := io.Reader(f), name
	magic := make([]byte, 4)
	if n, err := f.ReadAt(magic, 0); err == nil && string(magic[:n]) == "PK\x03\x04" {
		member, err := onlyXML(f, info.Size())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		r, err := member.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		defer r.Close()
		in, shown = r, name+": "+path.Base(member.Name)
	}
	c, err := ReadXML(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown, err)
	}
	return c, nil
}

func onlyXML(f io.ReaderAt, size int64) (*zip.File, error) {
	archive, err := zip.NewReader(f, size)
	if err != nil {
		return nil, err
	}
	var found *zip.File
	for _, member := range archive.File {
		if !strings.HasSuffix(strings.ToLower(member.Name), ".xml") {
			continue
		}
		if found != nil {
			return nil, errors.New("the archive holds several XML files")
		}
		found = member
	}
	if found == nil {
		return nil, errors.New("the archive holds no XML file")
	}
	return found, nil
}
