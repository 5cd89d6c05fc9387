"""A practice's own versions of the moving pictures: read, kept as drafts, reviewed, shown."""
