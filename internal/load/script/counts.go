package script

import "github.com/neo4j/neo4j-go-driver/v5/neo4j"

// Counts are the changes that the database reported.
type Counts struct {
	NodesAdded, NodesRemoved                 int
	RelationshipsAdded, RelationshipsRemoved int
	LabelsAdded, LabelsRemoved               int
	PropertiesSet                            int
	IndexesAdded, IndexesRemoved             int
	ConstraintsAdded, ConstraintsRemoved     int
}

// Zero tells whether nothing changed.
func (c Counts) Zero() bool { return c == Counts{} }

func countsOf(c neo4j.Counters) Counts {
	return Counts{
		NodesAdded: c.NodesCreated(), NodesRemoved: c.NodesDeleted(),
		RelationshipsAdded: c.RelationshipsCreated(), RelationshipsRemoved: c.RelationshipsDeleted(),
		LabelsAdded: c.LabelsAdded(), LabelsRemoved: c.LabelsRemoved(),
		PropertiesSet: c.PropertiesSet(),
		IndexesAdded:  c.IndexesAdded(), IndexesRemoved: c.IndexesRemoved(),
		ConstraintsAdded: c.ConstraintsAdded(), ConstraintsRemoved: c.ConstraintsRemoved(),
	}
}

func (c *Counts) add(d Counts) {
	c.NodesAdded += d.NodesAdded
	c.NodesRemoved += d.NodesRemoved
	c.RelationshipsAdded += d.RelationshipsAdded
	c.RelationshipsRemoved += d.RelationshipsRemoved
	c.LabelsAdded += d.LabelsAdded
	c.LabelsRemoved += d.LabelsRemoved
	c.PropertiesSet += d.PropertiesSet
	c.IndexesAdded += d.IndexesAdded
	c.IndexesRemoved += d.IndexesRemoved
	c.ConstraintsAdded += d.ConstraintsAdded
	c.ConstraintsRemoved += d.ConstraintsRemoved
}
