"""Laying a paper out, as a PDF that assistive software can read or as pictures of its pages."""
