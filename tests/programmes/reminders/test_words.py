"""What messages say, in four languages: safe placeholders, nothing of the body, and the practice's own words."""

from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clients.records.languages import Language
from programmes.reminders.actions.wording import change_words, restore_words
from programmes.reminders.delivery import deliver_next
from programmes.reminders.models import Kind, PracticeWords
from programmes.reminders.words import SPEECHES, Words, check_words, fill, length_of
from tests.programmes.library.own import reviewed
from tests.programmes.reminders.conftest import DUE

OURS = {"subject": "Your session at {time}", "text": "Hello {first_name}, {day} at {time}.", "short": "At {time}."}
EVERY = list(product(Kind.values, Language.values))


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("subject", "For {first_name}", "Leave the name out"),
        ("short", "{first_name}, it is time", "Leave the name out"),
        ("text", "Hello {client.email}", "Only these may stand in braces: {first_name}, {day}, {time}, {practice}."),
        ("text", "Hello {secret}", "“{secret}” is not known here. Only these"),
        ("text", "Hello {0}", "“{0}” is not known here."),
        ("text", "Hello { first_name }", "Only these may stand in braces"),
        ("subject", "Your knee at {time}", "Leave out “knee”"),
        ("short", "Time for your Bird dog", "Leave out “bird dog”"),
        ("text", "How is the Pelvis today?", "Leave out “pelvis”"),
        ("text", "Ihre Rückenübungen warten.", "Leave out “rückenübungen”"),
        ("short", "Su rodilla le espera", "Leave out “rodilla”"),
        ("subject", "تمارين الركبة", "Leave out “الركبة”"),
        ("short", "No more pain at {time}", "Leave out “pain”"),
        ("short", "Look at https://evil.example", "Leave addresses out"),
        ("subject", "Two\nlines", "Keep this to one line."),
    ],
)
def test_words_that_a_message_must_not_have_are_refused_at_their_field_with_a_sentence(field, text, said):
    with pytest.raises(ValidationError) as refusal:
        check_words(Words(**{**OURS, field: text}))

    [(at, [sentence])] = refusal.value.message_dict.items()
    assert (at, said in sentence) == (field, True), sentence


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["Time for your harbour reach", "Reach for the Harbour Wall at {time}"])
def test_names_of_the_practices_own_exercises_are_refused_there_and_nowhere_else(ada, alice, charlie, text):
    reviewed(alice, ada)
    said = {"kind": Kind.SESSION_DUE, "language": Language.ENGLISH, "words": Words(**{**OURS, "short": text})}

    with pytest.raises(ValidationError, match="a message must not tell what is treated"):
        change_words(**said, by=ada)

    assert change_words(**said, by=charlie).short == text


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_kind_has_words_in_every_language_that_pass_the_check_and_fit_one_text(kind, language):
    words = SPEECHES[language].words[kind]
    values = {"practice": "Harbour Movement", "day": "Wednesday 25 November", "time": "18:00", "first_name": "Dana"}

    check_words(words)

    assert words.subject
    assert words.text
    assert SPEECHES[language].actions[kind]
    assert length_of(fill(words.short, values)).segments <= 2
    assert len(words.subject) <= 78


def test_nothing_in_braces_is_ever_evaluated():
    assert fill("{first_name} {first_name.__class__} {{time}}", {"first_name": "{time}", "time": "9"}) == (
        "{time} {first_name.__class__} {9}"
    )


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a" * 160, (160, 1, "")),
        ("a" * 161, (161, 2, "")),
        ("ä€", (3, 1, "")),
        ("sesión", (6, 1, "ó")),
        ("ó" * 70, (70, 1, "ó")),
        ("ó" * 71, (71, 2, "ó")),
        ("جلستك", (5, 1, "ج")),
        ("😀", (2, 1, "😀")),
    ],
)
def test_a_text_is_counted_in_the_parts_that_are_paid_for(text, length):
    assert length_of(text) == length


@pytest.mark.parametrize(
    ("language", "subject", "body", "way_out"),
    [
        ("en", "Your session at 18:00", "Wednesday 25 November at 18:00", "Stop reminders:"),
        ("de", "Ihre Einheit um 18:00 Uhr", "Mittwoch, 25. November, 18:00 Uhr", "Erinnerungen beenden:"),
        ("es", "Su sesión a las 18:00", "miércoles 25 de noviembre a las 18:00", "No recibir más recordatorios:"),
        ("ar", "جلستك الساعة 18:00", "الأربعاء 25", "إيقاف التذكيرات:"),
    ],
)
def test_a_client_is_written_to_in_their_language(reminder, dana, mailoutbox, language, subject, body, way_out):
    dana.language = language
    dana.save()

    deliver_next(now=DUE)

    [mail] = mailoutbox
    page = str(mail.alternatives[0].content)
    assert mail.subject == subject
    assert body.casefold() in mail.body.casefold()
    assert way_out in mail.body
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page


def test_a_practice_says_it_in_its_own_words_in_one_language_and_no_other_practice_does(
    reminder, dana, ada, charlie, mailoutbox
):
    change_words(kind=Kind.SESSION_DUE, language=Language.GERMAN, words=Words(**OURS), by=ada)
    change_words(kind=Kind.SESSION_DUE, language=Language.ENGLISH, words=Words(**OURS), by=ada)
    restore_words(kind=Kind.SESSION_DUE, language=Language.GERMAN, by=ada)

    deliver_next(now=DUE)

    assert mailoutbox[0].body.startswith("Hello Dana, Wednesday 25 November at 18:00.")
    assert [own.language for own in PracticeWords.objects.visible_to(ada)] == ["en"]
    assert not PracticeWords.objects.visible_to(charlie).exists()


def test_a_practices_words_are_escaped_in_the_page_of_an_e_mail(reminder, ada, mailoutbox):
    words = Words(**{**OURS, "text": "<b>Hello</b> {first_name} & <script>alert(1)</script>"})
    change_words(kind=Kind.SESSION_DUE, language=Language.ENGLISH, words=words, by=ada)

    deliver_next(now=DUE)

    page = str(mailoutbox[0].alternatives[0].content)
    assert "&lt;b&gt;Hello&lt;/b&gt; Dana &amp; &lt;script&gt;" in page
    assert "<script" not in page


def test_an_admin_looks_at_the_words_in_every_language_before_keeping_them_and_goes_back_to_ours(signed_in, ada):
    page, admin = reverse("reminders:edit_words", args=["session_due", "de"]), signed_in(ada)

    seen = admin.post(page, {**OURS, "preview": "yes"}).content.decode()
    assert "Hello Alex," in seen
    assert "Su sesión es a las 18:00".casefold() in seen.casefold()
    assert 'dir="rtl"' in seen
    assert "one text message." in seen
    assert not PracticeWords.objects.visible_to(ada).exists()

    assert admin.post(page, OURS).status_code == 302
    assert PracticeWords.objects.visible_to(ada).get().short == "At {time}."

    admin.post(reverse("reminders:our_words", args=["session_due", "de"]))
    assert not PracticeWords.objects.visible_to(ada).exists()


def test_refused_words_come_back_as_they_were_typed(signed_in, ada):
    answer = signed_in(ada).post(
        reverse("reminders:edit_words", args=["session_due", "en"]), {**OURS, "subject": "Your knee at {time}"}
    )

    assert answer.status_code == 422
    assert "Leave out “knee”" in answer.content.decode()
    assert "Your knee at {time}" in answer.content.decode()


@pytest.mark.parametrize("place", [["session_due", "xx"], ["nonsense", "en"]])
def test_words_of_no_kind_or_language_that_there_is_are_not_found(signed_in, ada, place):
    assert signed_in(ada).get(reverse("reminders:edit_words", args=place)).status_code == 404
