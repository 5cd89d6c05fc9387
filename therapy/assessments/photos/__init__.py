"""Photos of a test, with a plumb line and angles drawn on them. They serve the eye: nothing is reasoned from them."""
