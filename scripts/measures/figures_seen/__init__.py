"""What is measured of the figures, part by part."""
