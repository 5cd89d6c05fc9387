"""System checks: what is wrong with the settings, and what to do about it."""
