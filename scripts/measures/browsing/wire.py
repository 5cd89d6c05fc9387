from playwright.sync_api import Page


class Sent:
    """The bytes of bodies as they came over the wire, of what was not in the browser already."""

    def __init__(self, page: Page) -> None:
        self._heads: dict[str, float] = {}
        self._bodies: dict[str, float] = {}
        self._fonts: set[str] = set()
        self._names: dict[str, str] = {}
        self._wire = wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.responseReceived", self._begun)
        wire.on(
            "Network.loadingFinished", lambda seen: self._bodies.update({seen["requestId"]: seen["encodedDataLength"]})
        )

    def stop(self) -> "Sent":
        """Listen no longer: what comes after belongs to another page."""
        self._wire.detach()
        return self

    @property
    def kilobytes(self) -> float:
        return self._kilobytes(set(self._bodies))

    @property
    def kilobytes_of_fonts(self) -> float:
        return self._kilobytes(self._fonts)

    @property
    def largest_first(self) -> list[str]:
        """What was sent, file by file."""
        sizes = sorted(((self._kilobytes({each}), name) for each, name in self._names.items()), reverse=True)
        return [f"{size:g} kB {name}" for size, name in sizes if size]

    def _begun(self, seen: dict[str, object]) -> None:
        each, response = str(seen["requestId"]), seen["response"]
        assert isinstance(response, dict)
        self._heads[each] = response["encodedDataLength"]
        self._names[each] = response["url"]
        if seen["type"] == "Font":
            self._fonts.add(each)

    def _kilobytes(self, of: set[str]) -> float:
        return round(sum(max(self._bodies.get(each, 0) - self._heads.get(each, 0), 0) for each in of) / 1000, 1)
