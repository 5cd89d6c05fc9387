"""What the signs may mean: muscles, places, drivers and the chains between them."""
