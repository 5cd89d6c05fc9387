"""Taking an upload in: it goes to the disk as it comes, and no further than its kind may be large."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final[Mapping[str, int]] = {
    "picture": 12 * MEGABYTE,
    "video": 100 * MEGABYTE,
    "document": 20 * MEGABYTE,
    "template": MEGABYTE,
}
TOO_LARGE: Final = "This file is larger than {most} MB. Make it smaller, then upload it again. What you typed is kept."


class CappedUpload(TemporaryFileUploadHandler):
    """Writes an upload to a temporary file until it is too large; the rest is read and thrown away.

    `too_large` is the name of the field whose file was. What the sender calls the file is forgotten at once.
    """

    too_large = ""
    received = 0

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        self.received = 0
        super().new_file(field_name, "upload", *args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received > MOST_BYTES.get(str(self.field_name), 0):
            self.too_large = str(self.field_name)
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)


def too_large_in(request: HttpRequest) -> dict[str, str]:
    """For a file that was too large, its field and the sentence for it."""
    fields = [each.too_large for each in request.upload_handlers if isinstance(each, CappedUpload) and each.too_large]
    return {
        field: TOO_LARGE.format(most=MOST_BYTES[field] // MEGABYTE) if field in MOST_BYTES else "No file is asked for."
        for field in fields
    }
