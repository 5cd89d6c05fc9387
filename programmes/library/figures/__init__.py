"""The moving pictures of exercises and tests: poses made ready for what draws them."""
