package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Version is a Bolt protocol version, such as 5.8.
type Version struct{ Major, Minor byte }

func (v Version) String() string { return fmt.Sprintf("%d.%d", v.Major, v.Minor) }

// AtLeast tells whether v is major.minor or later.
func (v Version) AtLeast(major, minor byte) bool {
	return v.Major > major || v.Major == major && v.Minor >= minor
}

// Versions are the protocol versions that the server speaks, newest first.
var Versions = []Version{
	{5, 8}, {5, 7}, {5, 6}, {5, 5}, {5, 4}, {5, 3}, {5, 2}, {5, 1}, {5, 0}, {4, 4},
}

// The handshake's constants, from the Bolt Protocol handshake specification.
const (
	magic    = 0x6060B017
	manifest = 0x000001FF // a proposal that asks for the list of versions instead
)

var errHandshake = errors.New("bolt: no handshake")

// handshake agrees on a version with a client that has just connected: by one of
// its four proposals, or by the manifest that lists ours. Without a common
// version the client is told so by four zero bytes and an error is returned.
func handshake(conn io.ReadWriter) (Version, error) {
	var hello [20]byte
	if _, err := io.ReadFull(conn, hello[:]); err != nil {
		return Version{}, err
	}
	if binary.BigEndian.Uint32(hello[:]) != magic {
		return Version{}, errHandshake
	}
	for proposal := range slices.Chunk(hello[4:], 4) {
		if binary.BigEndian.Uint32(proposal) == manifest {
			return offerManifest(conn)
		}
		if v, ok := choose(proposal); ok {
			_, err := conn.Write([]byte{0, 0, v.Minor, v.Major})
			return v, err
		}
	}
	if _, err := conn.Write(make([]byte, 4)); err != nil {
		return Version{}, err
	}
	return Version{}, fmt.Errorf("%w: no common version in %x", errHandshake, hello[4:])
}

// choose picks our newest version within a proposal: a reserved byte, how many
// minors below the given one are acceptable too, the minor, the major.
func choose(proposal []byte) (Version, bool) {
	below, minor, major := proposal[1], proposal[2], proposal[3]
	for _, v := range Versions {
		if v.Major == major && v.Minor <= minor && int(v.Minor) >= int(minor)-int(below) {
			return v, true
		}
	}
	return Version{}, false
}

// offerManifest sends the list of versions (manifest version 1, no capabilities)
// and reads the client's choice.
func offerManifest(conn io.ReadWriter) (Version, error) {
	offer := binary.BigEndian.AppendUint32(nil, manifest)
	offer = binary.AppendUvarint(offer, 2)
	offer = append(offer, 0, 8, 8, 5) // 5.8 and eight minors below
	offer = append(offer, 0, 0, 4, 4)
	offer = binary.AppendUvarint(offer, 0)
	if _, err := conn.Write(offer); err != nil {
		return Version{}, err
	}
	var choice [4]byte
	if _, err := io.ReadFull(conn, choice[:]); err != nil {
		return Version{}, err
	}
	if _, err := binary.ReadUvarint(byteReader{conn}); err != nil { // capabilities
		return Version{}, err
	}
	v := Version{Major: choice[3], Minor: choice[2]}
	if !slices.Contains(Versions, v) {
		return Version{}, fmt.Errorf("%w: the client chose %v, which was not offered", errHandshake, v)
	}
	return v, nil
}

// byteReader reads single bytes without reading ahead.
type byteReader struct{ io.Reader }

func (r byteReader) ReadByte() (byte, error) {
	var b [1]byte
	_, err := io.ReadFull(r.Reader, b[:])
	return b[0], err
}
