"""Pages of what a client writes ahead: the client's own by a link, the therapist's beside the record."""
