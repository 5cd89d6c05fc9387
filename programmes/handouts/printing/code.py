"""A code drawn for a phone's camera."""

from io import BytesIO

import segno


def qr_svg(address: str) -> str:
    """The address as a QR code (SVG) that can be read with a quarter of it spoilt, with its quiet border."""
    drawn = BytesIO()
    segno.make(address, error="q", micro=False).save(drawn, kind="svg", border=2, xmldecl=False, dark="#000")
    return drawn.getvalue().decode()
