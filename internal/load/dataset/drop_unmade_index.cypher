// Takes back the index of a constraint whose maker was killed: it is never filled.
DROP INDEX $name IF EXISTS
