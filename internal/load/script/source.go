package script

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"
)

// Source is the text of a script with the name that errors show.
type Source struct {
	Name string
	Text string
}

// Read reads a script from a file, or from stdin when the name is "-". A byte
// order mark is taken off; a text that is not UTF-8 is an error with its place.
func Read(name string, stdin io.Reader) (Source, error) {
	var text []byte
	var err error
	if name == "-" {
		name = "<stdin>"
		text, err = io.ReadAll(stdin)
	} else {
		text, err = os.ReadFile(name)
	}
	if err != nil {
		return Source{}, fmt.Errorf("%s: %w", name, reason(err))
	}
	source := Source{name, strings.TrimPrefix(string(text), "\ufeff")}
	if at := invalidUTF8(source.Text); at >= 0 {
		return Source{}, &Error{Source: source, Offset: at, Message: fmt.Sprintf("byte 0x%02x is not UTF-8: save the script as UTF-8", source.Text[at])}
	}
	return source, nil
}

// reason is an error of a file without its name.
func reason(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
