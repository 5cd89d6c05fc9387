import pytest
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from clients.practices.demo import TESS
from clients.practices.models import Member, Person


@pytest.fixture
def tess(practice):
    person = Person.objects.create_user(email=TESS.email, name=TESS.name)
    return Member.objects.create(practice=practice, person=person, role="therapist")


@pytest.fixture
def kept_mail(settings, tmp_path):
    backend = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"file_path": str(tmp_path)}}}


def send(subject):
    letter = EmailMultiAlternatives(subject, "Open http://testserver/clients/ <script>", to=["dana@example.test"])
    letter.attach_alternative("<b>in bold</b>", "text/html")
    letter.send()


def test_the_demo_bar_enters_as_the_therapist_and_outside_the_demo_does_not_exist(tess, client, settings):
    url = reverse("practices:demo_enter", args=["therapist"])

    settings.DEMO = False
    outside = client.post(url)
    assert "Demo practice" not in client.get("/sign-in/").content.decode()
    settings.DEMO = True
    inside = client.post(url)

    assert outside.status_code == 404
    assert inside.url == "/"
    assert client.session["_auth_user_id"] == str(tess.person_id)
    assert "Demo practice" in client.get("/tokens/").content.decode()


def test_a_link_cannot_enter_and_an_unknown_role_is_not_found(tess, client, settings):
    settings.DEMO = True

    assert client.get(reverse("practices:demo_enter", args=["therapist"])).status_code == 405
    assert client.post(reverse("practices:demo_enter", args=["owner"])).status_code == 404


def test_a_demo_that_is_still_being_made_says_so(client, settings, db):
    settings.DEMO = True

    page = client.post(reverse("practices:demo_enter", args=["admin"]), follow=True)

    assert "still being made" in page.content.decode()


def test_mail_that_was_not_sent_can_be_read_newest_first_in_the_demo_only(db, kept_mail, client, settings):
    settings.DEMO = True
    send("The first")
    send("The second")

    page = client.get(reverse("practices:demo_mail")).content.decode()
    looks = client.get(reverse("practices:demo_message", args=[1]))
    missing = client.get(reverse("practices:demo_message", args=[2]))
    settings.DEMO = False

    assert page.index("The second") < page.index("The first")
    assert '<a href="http://testserver/clients/"' in page
    assert "&lt;script&gt;" in page
    assert (looks.content, missing.status_code) == (b"<b>in bold</b>\n", 404)
    assert "sandbox" in looks.headers["Content-Security-Policy"]
    for name, args in (("practices:demo_mail", []), ("practices:demo_message", [1])):
        assert client.get(reverse(name, args=args)).status_code == 404


def test_without_any_mail_the_page_says_so(db, kept_mail, client, settings):
    settings.DEMO = True

    assert "No mail yet" in client.get(reverse("practices:demo_mail")).content.decode()
