//go:build unix

package source

import (
	"os"
	"syscall"
)

// openFlags keep an open from waiting for the other end of a named pipe, and from following a link, that took a
// file's place after it was found.
const openFlags = os.O_RDONLY | syscall.O_NONBLOCK | syscall.O_NOFOLLOW
