from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files under hashed names, relative imports inside ES modules included."""

    support_js_module_import_aggregation = True
