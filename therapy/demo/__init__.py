"""The demo practice: invented clients whose stories give every page something worth seeing."""
