# Rolegraph. `make help` lists what there is.

.DEFAULT_GOAL := help
