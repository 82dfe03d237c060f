CALL db.awaitIndexes()
