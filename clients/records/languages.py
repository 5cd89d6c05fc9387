from django.db import models


class Language(models.TextChoices):
    """The languages in which clients are written to, each by its own name as well."""

    ENGLISH = "en", "English"
    GERMAN = "de", "German (Deutsch)"
    SPANISH = "es", "Spanish (Español)"
    ARABIC = "ar", "Arabic (العربية)"
