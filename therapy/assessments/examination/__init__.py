"""The examination page: what is recorded beside the tests, region by region, entry by entry."""
