"""Signing a finished assessment, after which nothing of it changes, and adding to it what was left out."""
