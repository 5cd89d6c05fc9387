"""How the moving figure looks that a client trains with: a body, skin, hair and clothing like their own."""

from typing import Final

from django.db import models


class Build(models.TextChoices):
    SLIM = "slim", "Slim"
    FULL = "full", "Full"
    PREGNANT = "pregnant", "Pregnant"


class Skin(models.TextChoices):
    NEUTRAL = "", "As in the library"
    LIGHT = "light", "Light"
    TAN = "tan", "Tan"
    BROWN = "brown", "Brown"
    DEEP = "deep", "Deep brown"


class Hair(models.TextChoices):
    NEUTRAL = "", "As in the library"
    FAIR = "fair", "Fair"
    RED = "red", "Red"
    BROWN = "brown", "Brown"
    BLACK = "black", "Black"
    GREY = "grey", "Grey"


class Clothes(models.TextChoices):
    NEUTRAL = "", "Green"
    BLUE = "blue", "Blue"
    PLUM = "plum", "Plum"
    RUST = "rust", "Rust"
    GREY = "grey", "Grey"


LOOK: Final = ("figure_build", "figure_skin", "figure_hair", "figure_clothes")
