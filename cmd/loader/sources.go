package main

import (
	"errors"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/esco"
	"rolegraph/internal/load/onet"
	"rolegraph/internal/load/table"
	"rolegraph/internal/load/tabular"
)

// opener is the files of a data set. The caller calls the function after the data
// set was read.
type opener interface {
	open() (dataset.Source, func(), error)
}

// onetSource is the files of O*NET.
type onetSource struct {
	Zip string `arg:"" help:"The text download of O*NET, such as db_29_3_text.zip, from https://www.onetcenter.org/database.html."`
}

func (s onetSource) open() (dataset.Source, func(), error) {
	archive, err := tabular.OpenArchive(s.Zip)
	if err != nil {
		return dataset.Source{}, nil, err
	}
	source, err := onet.Source(archive)
	if err != nil {
		return dataset.Source{}, nil, errors.Join(err, archive.Close())
	}
	return source, func() { _ = archive.Close() }, nil
}

// escoSource is the files of ESCO.
type escoSource struct {
	Classification string `arg:"" name:"classification-zip" help:"The CSV download with occupations and skills in English, from https://esco.ec.europa.eu/en/use-esco/download."`
	Relations      string `arg:"" name:"relations-zip" help:"The CSV download with the relations."`
	Crosswalk      string `env:"ROLEGRAPH_CROSSWALK" placeholder:"CSV" help:"Links to O*NET, which must be loaded before."`
	Version        string `env:"ROLEGRAPH_ESCO_VERSION" default:"1.1.1" help:"Version of the download; the files do not hold it."`
}

func (s escoSource) open() (dataset.Source, func(), error) {
	classification, err := tabular.OpenArchive(s.Classification)
	if err != nil {
		return dataset.Source{}, nil, err
	}
	relations, err := tabular.OpenArchive(s.Relations)
	if err != nil {
		return dataset.Source{}, nil, errors.Join(err, classification.Close())
	}
	files := esco.Files{Classification: classification, Relations: relations, Version: s.Version, Crosswalk: s.Crosswalk}
	closeAll := func() { _, _ = classification.Close(), relations.Close() }
	if err := files.Check(); err != nil {
		closeAll()
		return dataset.Source{}, nil, err
	}
	return esco.Source(files), closeAll, nil
}

// tableSource is the user's own tables.
type tableSource struct {
	Mapping string `arg:"" help:"The mapping file of the tables."`
}

func (s tableSource) open() (dataset.Source, func(), error) {
	source, err := table.Open(s.Mapping)
	return source, func() {}, err
}
