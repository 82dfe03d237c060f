// Nothing but a read: its bookmark names the newest commit, so it tells whether
// what was remembered still holds.
RETURN true AS here
