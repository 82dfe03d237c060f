package dataset

import (
	"errors"
	"fmt"
	"io"

	"rolegraph/internal/load/tabular"
)

// EachRow hands the rows of the file called name to take, with their place, until
// the end or an error. A row that is broken is rejected and passed over.
func EachRow(rows *tabular.Reader, name string, sink Sink, take func(from Place, v []string) error) error {
	for {
		row, err := rows.Next()
		var broken *tabular.RowError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &broken):
			sink.Reject(Place{File: name, Row: broken.Row}, "%s", broken.Reason)
			continue
		case err != nil:
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := take(Place{File: name, Row: row.Number}, row.Values); err != nil {
			return err
		}
	}
}
