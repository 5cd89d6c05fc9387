import pytest

from clients.practices.ids import uuid7
from clients.records.models import Client
from therapy.assessments.models import Assessment, Finding

API = "/api/v1"
GLUTEUS = "muscle:gluteus_medius:left"


@pytest.fixture
def api(signed_in, alice):
    return signed_in(alice)


def put(browser, sitting, version, *findings):
    said = {"version": version, "findings": list(findings)}
    return browser.put(f"{API}/assessments/{sitting.pk}/findings/", said, content_type="application/json")


def knee(severity, side="left"):
    return {"observation": "sd_knee", "side": side, "severity": severity}


def test_an_assessment_is_begun_with_its_answers_once(api, dana):
    said = {"battery": "general", "answers": {"rf_stroke": False}, "submission": str(uuid7())}
    made = [
        api.post(f"{API}/clients/{dana.pk}/assessments/", said, content_type="application/json").json()
        for _ in range(2)
    ]

    assert made[0]["id"] == made[1]["id"] == said["submission"]
    assert Assessment.objects.of(dana).get().screen.answers == {"rf_stroke": False}
    assert api.get(f"{API}/clients/{dana.pk}/assessments/").json()["count"] == 1

    wrong = api.post(f"{API}/clients/{dana.pk}/assessments/", {"battery": "toes"}, content_type="application/json")
    assert (wrong.status_code, wrong.json()) == (400, {"battery": ["Choose one of the sets of tests."]})


def test_findings_are_kept_together_and_a_stale_version_is_answered_with_both(api, sitting, alice):
    answer = put(api, sitting, 0, knee(2), knee(0, "right"))
    assert answer.json()["version"] == 2
    assert [each["severity"] for each in answer.json()["findings"]] == [2, 0]

    stale = put(api, sitting, 0, knee(3))
    assert stale.status_code == 409
    assert (stale.json()["theirs"], stale.json()["yours"]) == (2, 0)

    wrong = put(api, sitting, 2, knee(3), knee(1, "up"))
    assert wrong.json() == {"detail": ["Knee travels inward is recorded left or right."]}
    assert Finding.objects.visible_to(alice).get(side="left").severity == 2


def test_what_is_examined_is_kept_together_and_a_stale_version_is_answered_with_both(api, sitting):
    url = f"{API}/assessments/{sitting.pk}/measurements/"
    hip = {"test": "range", "key": "hip_internal_rotation", "side": "left", "value": {"degrees": 22, "pain": 3}}
    weak = {"test": "strength", "key": "gluteus_medius", "side": "left", "value": {"grade": "4+"}}
    toe = {"test": "knee_to_wall", "key": "distance", "side": "left", "value": 6.5}

    kept = api.put(url, {"version": 0, "measurements": [hip, weak, toe]}, content_type="application/json").json()
    values = {each["test"]: each["value"] for each in kept["measurements"]}
    assert values == {"range": {"degrees": 22, "pain": 3}, "strength": {"grade": 4.33}, "knee_to_wall": 6.5}

    stale = api.put(url, {"version": 0, "measurements": [hip]}, content_type="application/json")
    assert (stale.status_code, stale.json()["theirs"]) == (409, 3)

    far = {**hip, "value": {"degrees": 400}}
    wrong = api.put(url, {"version": 3, "measurements": [weak, far]}, content_type="application/json")
    assert wrong.status_code == 400
    assert wrong.json()["detail"] == ["Hip internal rotation, degrees: give a number from -20 to 90°."]

    gone = api.put(url, {"version": 3, "measurements": [{**hip, "value": None}]}, content_type="application/json")
    assert len(gone.json()["measurements"]) == 2


def test_an_assessment_is_finished_read_and_decided_on(api, recorded):
    base = f"{API}/assessments/{recorded.pk}"
    early = api.post(f"{base}/decisions/", {"hypothesis": GLUTEUS, "choice": "accept"}, content_type="application/json")
    assert early.json()["detail"][0].startswith("Finish the assessment first")

    assert api.post(f"{base}/finish/").json()["finished_at"]
    assert api.get(f"{base}/").json()["findings"][0]["test"] == "step_down"
    assert api.get(f"{base}/hypotheses/").json()["muscles"][0]["key"] == GLUTEUS

    made = api.post(f"{base}/decisions/", {"hypothesis": GLUTEUS, "choice": "accept"}, content_type="application/json")
    assert made.status_code == 201
    assert api.get(f"{base}/decisions/").json()["results"][0]["choice"] == "accept"
    assert put(api, recorded, 99, knee(1)).status_code == 400


def test_another_practice_finds_nothing_and_an_admin_may_not(signed_in, charlie, ada, finished):
    base = f"{API}/assessments/{finished.pk}"
    paths = [
        f"{base}/",
        f"{base}/hypotheses/",
        f"{base}/decisions/",
        f"{API}/clients/{finished.client_id}/assessments/",
    ]

    nothing = {"version": 0, "measurements": []}

    assert {signed_in(charlie).get(path).status_code for path in paths} == {404}
    there = signed_in(charlie).put(f"{base}/measurements/", nothing, content_type="application/json")
    assert there.status_code == 404
    assert {signed_in(ada).get(path).status_code for path in paths} == {403}
    assert {signed_in(None).get(path).status_code for path in paths} == {401}


def test_an_id_that_is_taken_by_somebody_elses_assessment_is_refused_with_a_sentence(api, bob, dana, sitting):
    born = {"date_of_birth": dana.date_of_birth, "time_zone": dana.time_zone, "training_time": dana.training_time}
    erin = Client.objects.create(practice=bob.practice, therapist=bob, name="Erin Moss", **born)
    said = {"battery": "general", "submission": str(sitting.pk)}

    answer = api.post(f"{API}/clients/{erin.pk}/assessments/", said, content_type="application/json")

    assert (answer.status_code, answer.json()) == (400, {"id": ["Assessment with this Id already exists."]})


def test_equipment_that_nobody_knows_is_refused_with_a_sentence(api, dana):
    said = {"battery": "general", "equipment": ["trapeze"]}

    answer = api.post(f"{API}/clients/{dana.pk}/assessments/", said, content_type="application/json")

    assert answer.json() == {"equipment": ["There is no such equipment. Choose from the list."]}
    dana.refresh_from_db()
    assert dana.equipment == ["mat", "band"]
