package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// MaxFileSize is the size, in bytes, beyond which a file is not read: such files are data or generated, and nobody
// wrote them by hand. The largest module of CPython's standard library has 0.6 MiB.
const MaxFileSize = 16 << 20

// maxIgnoreFile is the same for ignore files.
const maxIgnoreFile = 4 << 20

// errChanged says that a file was written to while it was read.
var errChanged = errors.New("it changed while it was being read")

// irregular says what a file is that is not a regular one.
func irregular(mode fs.FileMode) error {
	switch {
	case mode.IsDir():
		return errors.New("it is a folder")
	case mode&fs.ModeSymlink != 0:
		return errors.New("it is a symbolic link")
	case mode&fs.ModeNamedPipe != 0:
		return errors.New("it is a named pipe")
	case mode&fs.ModeSocket != 0:
		return errors.New("it is a socket")
	case mode&fs.ModeDevice != 0:
		return errors.New("it is a device")
	}
	return errors.New("it is no regular file")
}

// openRegular opens a regular file and nothing else. It looks before it opens, because opening a device may already do
// something, and again afterwards, because the file may have changed in between.
func openRegular(name string) (*os.File, error) {
	info, err := os.Lstat(name)
	if err == nil && !info.Mode().IsRegular() {
		err = irregular(info.Mode())
	}
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(name, openFlags, 0)
	if err != nil {
		return nil, err
	}
	info, err = f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = irregular(info.Mode())
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// readRegular reads a regular file of at most limit bytes.
func readRegular(name string, limit int64) ([]byte, error) {
	f, err := openRegular(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readStable(f, limit)
}

// readStable reads an open file whole. With errChanged comes what was read all the same.
func readStable(f fs.File, limit int64) ([]byte, error) {
	before, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if before.Size() > limit {
		return nil, fmt.Errorf("it has %d MiB, the limit is %d MiB", before.Size()>>20, limit>>20)
	}
	data := make([]byte, before.Size()+1) // one more, to see an end that has moved
	n, err := io.ReadFull(f, data)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	after, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if int64(n) != before.Size() || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) {
		return data[:min(n, int(before.Size()))], errChanged
	}
	return data[:n], nil
}
