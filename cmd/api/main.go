// Command api serves Rolegraph over HTTP.
//
// Start reading at run.
package main

import (
	"fmt"
	"os"

	"rolegraph/internal/api"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "openapi" {
		text, err := api.OpenAPI()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(string(text))
	}
}
