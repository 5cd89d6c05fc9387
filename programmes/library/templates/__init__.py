"""A practice's own programme templates: their contents, versions, differences, files, and how complete they are."""
