from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "programmes.library"
    label = "library"
