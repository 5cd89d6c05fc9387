"""The pacing guard beside the builder: its warnings, smoothing one, keeping one with a reason."""
