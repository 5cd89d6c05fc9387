"""What the product is measured by. Each module here has `figures(full)`, which yields what it saw, bound and all."""
