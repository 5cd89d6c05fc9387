from typing import Any

from django import forms

from clients.records.consent_words import CONSENT_WORDS
from clients.records.languages import Language
from programmes.reminders.models import Channel, Kind, ReminderSettings
from programmes.reminders.words import Words

DAYS = list(enumerate(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
HOURS = [(0, "None"), (1, "1 hour before"), (2, "2 hours before"), (4, "4 hours before")]
LEADS = [(10, "10 minutes"), (30, "Half an hour"), (60, "1 hour"), (120, "2 hours"), (720, "12 hours")]


def _clock() -> forms.TimeInput:
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class ReminderSettingsForm(forms.Form):
    by_email = forms.BooleanField(required=False, label="By e-mail")
    by_sms = forms.BooleanField(required=False, label="By text message", help_text=CONSENT_WORDS["texts"])
    by_push = forms.BooleanField(required=False, label="As a notification on phones that allow it")
    lead_minutes = forms.TypedChoiceField(choices=LEADS, coerce=int, label="How long before a session")
    quiet_from = forms.TimeField(widget=_clock(), label="Nothing from")
    quiet_until = forms.TimeField(
        widget=_clock(), label="until", help_text="What would come in these hours comes two hours before them."
    )
    weekdays = forms.TypedMultipleChoiceField(
        choices=DAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple, label="For sessions on"
    )
    nudges = forms.BooleanField(required=False, label="Once more if a session is not begun")
    missed = forms.BooleanField(required=False, label="A word the morning after a missed session")
    mornings = forms.BooleanField(required=False, label="How it feels, the morning after a session")
    questions = forms.BooleanField(required=False, label="When a question waits for an answer")
    appointment_day = forms.BooleanField(required=False, label="The day before an appointment")
    appointment_hours = forms.TypedChoiceField(choices=HOURS, coerce=int, label="And on the day of an appointment")
    paused_until = forms.DateField(
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        label="Pause until",
        help_text="None before this day, as on holiday.",
    )

    def __init__(
        self, *args: Any, chosen: ReminderSettings, texts: bool, offered: tuple[str, ...], **kwargs: Any
    ) -> None:
        kwargs["initial"] = {name: getattr(chosen, name) for name in self.base_fields}
        kwargs["initial"]["by_sms"] = chosen.by_sms and texts
        super().__init__(*args, **kwargs)
        for channel in set(Channel.values) - set(offered):
            del self.fields[f"by_{channel}"]
        if chosen.appointment_hours not in dict(HOURS):
            more = (chosen.appointment_hours, f"{chosen.appointment_hours} hours before")
            self.fields["appointment_hours"].choices = sorted([*HOURS, more])  # type: ignore[attr-defined]
        if chosen.lead_minutes not in dict(LEADS):
            lead = self.fields["lead_minutes"]
            lead.choices = sorted([*LEADS, (chosen.lead_minutes, f"{chosen.lead_minutes} minutes")])  # type: ignore[attr-defined]


class MessagesForm(forms.Form):
    digest = forms.BooleanField(required=False, label="My day, each morning at 7:30")
    alerts = forms.BooleanField(
        required=False, label="When a client of mine reports pain or a warning sign, or falls silent"
    )
    language = forms.ChoiceField(choices=Language.choices, label="Written in")


class WordsForm(forms.Form):
    subject = forms.CharField(max_length=78, label="Subject of the e-mail")
    text = forms.CharField(
        max_length=1000, label="E-mail", widget=forms.Textarea(attrs={"rows": 6}), help_text="The way to stop is added."
    )
    short = forms.CharField(max_length=140, label="Text message and notification")

    def __init__(self, *args: Any, right_to_left: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["dir"] = "rtl" if right_to_left else "ltr"

    def words(self) -> Words:
        return Words(*(self.cleaned_data[name].replace("\r\n", "\n") for name in ("subject", "text", "short")))


class OutboxFilter(forms.Form):
    """What the outbox shows; a word it does not know shows all."""

    kind = forms.ChoiceField(required=False, choices=[("", "Every kind"), *Kind.choices])
    channel = forms.ChoiceField(required=False, choices=[("", "Every channel"), *Channel.choices])

    def chosen(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}
