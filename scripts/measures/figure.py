from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One number that was seen, and the bound it is held against: at most, at least, or exactly."""

    name: str
    seen: float
    unit: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool:
        return (self.most is None or self.seen <= self.most) and (self.least is None or self.seen >= self.least)

    @property
    def bound(self) -> str:
        if self.most is not None and self.most == self.least:
            return f"= {self.most:g}"
        at_most = f"≤ {self.most:g}" if self.most is not None else ""
        at_least = f"≥ {self.least:g}" if self.least is not None else ""
        return " ".join(filter(None, [at_least, at_most])) or "no bound"

    def __str__(self) -> str:
        mark = "ok  " if self.holds else "FAIL"
        return f"{mark} {self.name}: {self.seen:g}{self.unit and ' ' + self.unit} ({self.bound})"
