"""Allauth's forms with our labels and sentences. They are named in the setting ACCOUNT_FORMS."""

from typing import Any

from allauth.account.forms import (
    ConfirmLoginCodeForm,
    LoginForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms

EMAIL_INVALID = "Enter an e-mail address such as name@example.org."


def _label_email(field: forms.Field, autocomplete: str) -> None:
    field.label = "E-mail"
    field.error_messages |= {"required": "Enter your e-mail address.", "invalid": EMAIL_INVALID}
    field.widget.attrs = {"type": "email", "autocomplete": autocomplete}


class SignInForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_email(self.fields["login"], "username")
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = "Enter your password."
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.fields["remember"].label = "Keep me signed in on this device for 12 hours"


class CodeRequestForm(RequestLoginCodeForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_email(self.fields["email"], "email")


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].error_messages["required"] = "Enter the eight digits from the e-mail."
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code"}


class ForgottenForm(ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_email(self.fields["email"], "username")


class NewPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("password1", "New password"), ("password2", "The same once more")):
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["password1"].help_text = "At least 12 characters. Three or four words in a row are easy to keep."
