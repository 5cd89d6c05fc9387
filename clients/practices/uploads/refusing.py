class Refused(ValueError):
    """An upload that is not kept; the text is a sentence for whoever sent it."""
