"""Papers to print in tests, and what can be read back from a PDF."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2

from therapy.reports.drawing.body import body_svg, swatch_svg
from therapy.reports.paper import (
    Claim,
    Exercises,
    Heading,
    Lines,
    Notice,
    Paper,
    Picture,
    Section,
    Signature,
    Table,
    Text,
)

UNDER = {"muscle": "gluteus_medius", "side": "left", "state": "under"}
OVER = {"muscle": "quadratus_lumborum", "side": "right", "state": "over", "thin": True}


def paper(*blocks, size="a4", **more):
    """A paper with these blocks in its one section."""
    said = {
        "title": "Your movement assessment", "size": size, "made_on": (2026, 11, 25), "practice": "Harbour Movement",
        "about": [("Client", "Dana Reed")], "sections": [Section("What we found", list(blocks))],
        "signature": Signature("Alice", "Therapist", "Harbour Movement", "25 November 2026"),
        "footer": "Not emergency advice.", "running": "Harbour Movement. Dana Reed",
    }  # fmt: skip
    return Paper(**(said | more))


def one_of_each():
    """Every kind of block there is."""
    picture = Picture(
        body_svg([UNDER, OVER]),
        "A body.",
        keys=[(swatch_svg("over"), "Too much")],
        beside=[Lines(["Left hip"], "Under")],
    )
    table = Table(
        ("Looked for", "Left", "Right"), [("Knee inwards", "clear", "not seen")], (3, 1, 1), title="Step-down"
    )
    return [
        Text("We looked at how you move.\n\nThen we talked."), Heading("Muscles"), Lines(["One", "Two"], title="Seen"),
        Notice("Stop", "See a doctor today.", "danger"), table, picture,
        Claim("Left hip may be doing less", 3, "Medium confidence", "Reworded.", [("Supports", "Hip drop")]),
        Exercises("Workout A", [("Bird dog", "2 × 8", "Trains the back")]), Text("Small.", is_quiet=True),
    ]  # fmt: skip


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def read_aloud(pdf: bytes) -> str:
    """The words of all pages."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree: its kind, its words, and for the head of a table what it heads."""

    kind: str
    alt: str
    scope: str


def tags(pdf: bytes) -> list[Tag]:
    """The elements of the structure tree, in reading order."""
    document = opened(pdf)
    return list(_under(document.Root.StructTreeRoot.K))


def _under(node):
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _under(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        attributes = [node.A] if isinstance(node.get("/A"), pikepdf.Dictionary) else list(node.get("/A", []))
        scope = "".join(str(each.Scope) for each in attributes if "/Scope" in each)
        yield Tag(str(node.S), str(node.get("/Alt", "")), scope)
        yield from _under(node.get("/K"))
