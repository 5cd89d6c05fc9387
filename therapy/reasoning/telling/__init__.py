"""An analysis and its draft in words, and as plain values."""
