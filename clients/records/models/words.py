from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Side(models.TextChoices):
    LEFT = "left", "Left"
    RIGHT = "right", "Right"
    NONE = "", "No side"


class PainRating(models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """Pain from 0 (none) to 10 (worst you can imagine). Null means nobody said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("validators", [MinValueValidator(0), MaxValueValidator(10)])
        super().__init__(*args, **kwargs)
