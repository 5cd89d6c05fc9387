from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from therapy.bundling import bundle

# Each sent as one small file: what plays figures on every phone, and the body beside every test. Their modules stay
# for pages that take them one by one.
BUNDLED: Final = ("js/figure.js", "js/bodymap.js")

LARGE: Final = 200_000  # bytes; only the API's console is larger, which hardly anybody opens


class QuickCompressor(Compressor):  # type: ignore[misc]
    """Brotli at its best takes seconds for a large file. What has a plain and a hashed name is compressed once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.compress_gzip = cache(Compressor.compress_gzip)
        self.compress_brotli = cache(_brotli)


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=11 if len(data) < LARGE else 5))


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files under hashed names, relative imports inside ES modules included."""

    support_js_module_import_aggregation = True
    # A pass hashes what its imports were hashed for: in the least lucky order of files, one pass for each link of the
    # longest chain of imports.
    max_post_process_passes = 20

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        for name in paths.keys() & set(BUNDLED):
            folder, path = paths[name]
            Path(self.path(name)).write_text(bundle(Path(folder.path(path))), encoding="utf-8")
            paths[name] = (self, name)
        yield from super().post_process(paths, *args, **options)

    def create_compressor(self, **options: Any) -> Compressor:
        return QuickCompressor(**options)
