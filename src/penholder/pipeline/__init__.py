"""The pipeline: the order of things, from a check to a build."""
