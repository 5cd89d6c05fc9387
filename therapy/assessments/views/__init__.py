"""How assessing is asked: start, record, result, and the panel on the client's page."""
