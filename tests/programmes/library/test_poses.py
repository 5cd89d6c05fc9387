"""A practice's own pictures: what may be kept, by whom, and who then sees it."""

import json
from dataclasses import fields
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import AuditEvent
from programmes.library.figures.poses import script_for
from programmes.library.models import PoseVersion
from programmes.library.poses.actions import ChangedSince, discard_draft, review, save_draft
from programmes.library.poses.reading import MOST_CHARACTERS, UnreadablePose, read_pose, record_of
from programmes.library.poses.words import ANGLES, CHECKS
from tests.programmes.library.own import proposed
from therapy.knowledge import load_library
from therapy.knowledge.records import FigureCheck
from therapy.knowledge.records.figure import BodyAngles, LimbAngles

CLAM = {"id": "clam", "position": "side_lying", "side": "left", "end": {"left": {"hip": 46, "hip_out": 40}}}
REASON = "The hand may hover; a reviewer said so."


def with_end(**angles):
    return CLAM | {"end": {"left": angles}}


def kept(ada, record=CLAM, revision=0):
    return save_draft(exercise_id="clam", record=record, revision=revision, by=ada)


def reviewed(ada, record=CLAM, revision=0, open_checks=()):
    return review(exercise_id="clam", record=record, revision=revision, open_checks=open_checks, by=ada)


def events(ada):
    return list(AuditEvent.objects.visible_to(ada).order_by("number").values_list("event", flat=True))


@pytest.mark.parametrize("pose_id", sorted(load_library().poses))
def test_each_pose_of_the_knowledge_is_a_record_that_reads_back_as_itself(pose_id):
    library = load_library()
    pose = library.poses[pose_id]

    record = json.loads(json.dumps(record_of(pose)))

    assert read_pose(record, exercise_id=pose_id, library=library) == pose


def test_the_editor_has_words_for_every_angle_and_every_check():
    written = {each.name for angles in (LimbAngles, BodyAngles) for each in fields(angles)}

    assert {angle.id for angle in ANGLES} == written
    assert set(load_library().joint_limits) <= {angle.id for angle in ANGLES}
    assert set(CHECKS) == set(FigureCheck)


UNREADABLE = {
    "no table": ([], "", "table"),
    "an unknown position": (CLAM | {"position": "floating"}, "position", "floating"),
    "an unknown angle": (with_end(kne=20), "end.left.kne", "Did you mean 'knee'"),
    "a word for an angle": (with_end(knee="bent"), "end.left.knee", "must be a number"),
    "an angle beyond the joint": (with_end(knee=170), "end.left.knee", "from -3° to 155°; 170° is beyond"),
    "a number that is none": (with_end(knee=float("nan")), "", "does not exist"),
    "half a letter": (CLAM | {"track": ["\ud800"]}, "", "does not exist"),
    "an unknown thing": (CLAM | {"props": [{"kind": "piano"}]}, "props.0.kind", "must be one of"),
    "too many things": (
        CLAM | {"props": [{"kind": "box", "at": [0, 0, 0], "size": [9, 9, 9]}] * 13},
        "props",
        "At most",
    ),
    "too many key-frames": (CLAM | {"steps": [{}] * 9}, "steps", "At most"),
    "too long a record": (CLAM | {"allowed": {"contact": "x" * MOST_CHARACTERS}}, "", "longer than"),
    "no end": ({"position": "side_lying"}, "end", "needs 'end'"),
}


@pytest.mark.parametrize(("record", "path", "says"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_can_be_read_is_kept_and_anything_else_comes_back_with_a_sentence_at_its_place(ada, record, path, says):
    with pytest.raises(UnreadablePose) as refused:
        kept(ada, record)
    draft = kept(ada)

    [first, *_] = refused.value.wrong
    assert first.path == path
    assert says in first.says
    assert draft.record["end"] == CLAM["end"]
    assert PoseVersion.objects.visible_to(ada).count() == 1


def test_an_angle_beyond_the_joint_is_kept_where_a_reviewer_says_why(ada):
    draft = kept(ada, with_end(knee=158) | {"allowed": {"limits": REASON}})

    assert draft.record["end"]["left"]["knee"] == 158


def test_a_draft_is_kept_again_and_again_as_one_version(ada):
    first = kept(ada)
    second = kept(ada, with_end(knee=20), revision=first.revision)

    assert (second.pk, second.number, second.revision) == (first.pk, 1, 2)
    assert events(ada) == ["pose.kept", "pose.kept"]


def test_nobody_overwrites_a_draft_they_have_not_seen(ada, bob):
    bob.role = "admin"
    mine = kept(ada)

    with pytest.raises(ChangedSince) as since:
        kept(bob, with_end(knee=20))
    seen = kept(bob, with_end(knee=20), revision=mine.revision)

    assert since.value.theirs == mine
    assert seen.changed_by == bob
    with pytest.raises(ChangedSince):
        discard_draft(exercise_id="clam", revision=mine.revision, by=ada)


def test_a_review_needs_a_reason_for_each_open_warning(ada):
    with pytest.raises(UnreadablePose) as refused:
        reviewed(ada, open_checks=["contact", "balance"])
    with pytest.raises(UnreadablePose):
        reviewed(ada, CLAM | {"allowed": {"contact": "ok", "balance": REASON}}, open_checks=["contact", "balance"])
    version = reviewed(
        ada, CLAM | {"allowed": {"contact": REASON, "balance": REASON}}, open_checks=["contact", "balance"]
    )

    assert [wrong.path for wrong in refused.value.wrong] == ["allowed.balance", "allowed.contact"]
    assert (version.state, version.reviewed_by) == ("reviewed", ada)
    assert timezone.now() - version.reviewed_at < timedelta(minutes=1)
    assert version.record["allowed"] == {"contact": REASON, "balance": REASON}
    assert events(ada) == ["pose.kept", "pose.reviewed"]


def test_after_a_review_the_next_draft_is_the_next_version(ada):
    first = reviewed(ada)
    second = kept(ada, with_end(knee=20))

    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert first.record["end"] == CLAM["end"]


def test_a_draft_can_be_thrown_away_and_what_was_reviewed_stays(ada):
    reviewed(ada)
    draft = kept(ada, with_end(knee=20))

    discard_draft(exercise_id="clam", revision=draft.revision, by=ada)
    discard_draft(exercise_id="clam", revision=0, by=ada)

    assert [version.number for version in PoseVersion.objects.visible_to(ada)] == [1]
    assert events(ada)[-1] == "pose.discarded"


def figure_on(page):
    return page.content.decode().split('data-figure="')[1].split('"')[0]


def test_a_practice_sees_its_newest_reviewed_version_and_no_other_practice_does(ada, alice, charlie, dana, signed_in):
    page = reverse("library:exercise", args=["clam"])
    before = figure_on(signed_in(alice).get(page))
    reviewed(ada)
    newest = reviewed(ada, with_end(knee=33))
    kept(ada, with_end(knee=44))

    shown = figure_on(signed_in(alice).get(page))

    assert before.endswith("/poses/clam.json")
    assert shown == reverse("library:figure", args=[newest.pk])
    assert figure_on(signed_in(charlie).get(page)) == before
    for who in (alice, ada, dana):
        answer = signed_in(who).get(shown)
        assert answer.json()["frames"][-1]["angles"]["kneeL"] == 33
        assert answer["Cache-Control"] == "private, max-age=86400"
    assert signed_in(charlie).get(shown).status_code == 404


def test_a_draft_is_shown_to_nobody_but_its_editors(ada, alice, dana, signed_in):
    draft = kept(ada)

    assert signed_in(alice).get(reverse("library:figure", args=[draft.pk])).status_code == 404
    assert signed_in(dana).get(reverse("library:figure", args=[draft.pk])).status_code == 404
    assert signed_in(ada).get(reverse("library:pose_version", args=[draft.pk])).json()["record"] == draft.record


def test_a_version_that_cannot_be_read_any_more_gives_way_to_the_knowledges(ada, signed_in):
    version = reviewed(ada)
    version.record = {"position": "a position of old", "end": {}}
    version.save()

    answer = signed_in(ada).get(reverse("library:figure", args=[version.pk]))

    assert answer.json()["frames"] == script_for(load_library().poses["clam"], load_library())["frames"]


def post(browser, name, **said):
    return browser.post(reverse(f"library:{name}", args=["clam"]), json.dumps(said), content_type="application/json")


def test_the_page_keeps_reviews_and_hears_why_not(ada, signed_in):
    browser = signed_in(ada)

    first = post(browser, "keep_pose", record=CLAM, revision=0)
    stale = post(browser, "keep_pose", record=with_end(knee=20), revision=0)
    wrong = post(browser, "keep_pose", record=with_end(knee=170), revision=1)
    unexcused = post(browser, "review_pose", record=CLAM, revision=1, open=["contact"])
    done = post(browser, "review_pose", record=CLAM, revision=1, open=[])

    assert first.json() == {"revision": 1, "number": 1}
    assert stale.status_code == 409
    assert (stale.json()["theirs"]["end"], stale.json()["by"], stale.json()["revision"]) == (CLAM["end"], "Ada", 1)
    assert wrong.status_code == 422
    assert wrong.json()["wrong"][0]["path"] == "end.left.knee"
    assert unexcused.json()["wrong"][0]["path"] == "allowed.contact"
    assert done.json() == {"number": 1}


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "[" * 60_000, '{"revision": "1"}', '{"revision": true}', "x" * 200_000]
)
def test_a_body_that_is_no_pose_is_refused_and_a_pose_is_not(ada, signed_in, body):
    browser, url = signed_in(ada), reverse("library:keep_pose", args=["clam"])

    refused = browser.post(url, body, content_type="application/json")

    assert refused.status_code == 422
    assert "could not be read" in refused.json()["wrong"][0]["says"]
    assert post(browser, "keep_pose", record=CLAM, revision=0).status_code == 200


def test_therapists_see_the_picture_and_its_versions_and_change_nothing(ada, alice, signed_in):
    reviewed(ada, CLAM | {"allowed": {"contact": REASON}})
    page = reverse("library:pose", args=["clam"])

    seen, edited = signed_in(alice).get(page).content.decode(), signed_in(ada).get(page).content.decode()

    assert "reviewed by Ada" in seen
    assert REASON in seen
    assert "Save as reviewed" not in seen
    assert "data-may-change" not in seen
    assert "Save as reviewed" in edited
    assert "data-may-change" in edited
    assert "scripts are switched off" in edited
    assert post(signed_in(alice), "keep_pose", record=CLAM, revision=0).status_code == 403


def test_another_picture_is_taken_over_as_the_practice_sees_it(ada, signed_in):
    browser, url = signed_in(ada), reverse("library:pose_record", args=["clam"])
    knowledge = browser.get(url).json()["record"]
    reviewed(ada, with_end(knee=33))

    assert knowledge == record_of(load_library().poses["clam"])
    assert browser.get(url).json()["record"]["end"]["left"]["knee"] == 33
    assert browser.get(reverse("library:pose_original", args=["clam"])).json()["record"] == knowledge
    assert browser.get(reverse("library:pose_record", args=["no_such_exercise"])).status_code == 404


def test_an_exercise_of_the_practices_own_has_versions_too(ada, alice, charlie, signed_in):
    own = str(proposed(alice).pk)
    page = reverse("library:pose", args=[own])
    record = CLAM | {"id": own}

    opened = signed_in(ada).get(page)
    kept_again = signed_in(ada).post(
        reverse("library:review_pose", args=[own]), json.dumps({"record": record, "revision": 0, "open": []}),
        content_type="application/json",
    )  # fmt: skip
    [version] = PoseVersion.objects.visible_to(ada)
    shown = signed_in(alice).get(reverse("library:figure", args=[version.pk]))

    assert opened.status_code == 200
    assert kept_again.json() == {"number": 1}
    assert shown.json()["frames"][-1]["angles"]["hip_outL"] == 40
    assert signed_in(charlie).get(page).status_code == 404
