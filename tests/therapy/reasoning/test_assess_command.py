"""`assess FILE`: the main job without a browser, by its output and its exit status."""

import io
import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from tests.therapy.reasoning.conftest import CASES, HERE
from tests.therapy.reasoning.test_case_files import FIVE_MISTAKES

MANAGE = HERE.parents[2] / "manage.py"


def said(*arguments: str) -> str:
    out = io.StringIO()
    call_command("assess", *arguments, stdout=out)
    return out.getvalue()


def answered(name: str, *arguments: str):
    return json.loads(said(str(CASES / f"{name}.yaml"), "--json", *arguments))


def test_the_json_has_the_keys_of_the_format_and_no_other():
    assert set(answered("knee_to_back")) == {
        *("case", "knowledge_version", "safety", "muscles", "cascades", "asymmetries", "programme"),
        *("drivers", "rivals", "retests", "unexplained", "remarks", "recorded_only"),
    }


def test_scores_are_those_of_the_worked_example():
    expected = json.loads((HERE / "expected" / "knee_to_back.json").read_text())

    answer = answered("knee_to_back")

    assert held(expected["paths"], answer["cascades"])
    assert held(expected["muscles"], answer["muscles"])


def held(expected, answers) -> bool:
    """Whether each thing expected stands among the answers, key for key."""
    return all(any(each.items() <= answer.items() for answer in answers) for each in expected)


def test_chains_local_explanations_and_drivers_are_in_the_bands_of_the_model(library):
    bands = {band.name for band in library.scoring.bands}

    answer = answered("knee_to_back")

    assert {len(each["path"]) for each in answer["cascades"]} == {1, 2, 3}
    assert {each["band"] for each in (*answer["cascades"], *answer["drivers"])} <= bands


def test_the_same_case_gives_the_same_bytes():
    assert said(str(CASES / "knee_to_back.yaml"), "--json") == said(str(CASES / "knee_to_back.yaml"), "--json")


def test_a_person_reads_safety_muscles_chains_sides_and_the_draft():
    words = said(str(CASES / "postpartum_four_fingers.yaml"))

    titles = ["Safety", "Muscles", "Possible chains", "Left and right", "Draft programme: Postpartum"]
    places = [words.index(f"\n{title}") for title in titles]
    assert places == sorted(places)
    assert "single-leg stance" in words.lower()


def test_without_suggestions_the_record_stands_alone():
    words = said(str(CASES / "postpartum_four_fingers.yaml"), "--no-suggestions")
    answer = answered("postpartum_four_fingers", "--no-suggestions")

    assert "What was recorded" in words
    assert "may be" not in words
    assert (answer["muscles"], answer["cascades"], answer["programme"]) == ([], [], None)
    assert len(answer["record"]["findings"]) == 15


@pytest.mark.parametrize("shape", [[], ["--json"], ["--no-suggestions"]])
def test_a_warning_answer_stops_with_status_3_the_notice_and_no_programme(shape, capsys):
    with pytest.raises(SystemExit) as stopped:
        call_command("assess", str(CASES / "stop_first.yaml"), *shape)

    told = " ".join(capsys.readouterr().out.split())
    assert stopped.value.code == 3
    assert "Please stop exercising and call [emergency number]" in told
    assert "Draft programme" not in told


def test_a_case_with_five_mistakes_ends_with_status_1_and_names_all_five(tmp_path):
    file = tmp_path / "five.yaml"
    file.write_text(FIVE_MISTAKES)

    with pytest.raises(CommandError) as refused:
        said(str(file))

    assert refused.value.returncode == 1
    assert [line.split(":")[0] for line in str(refused.value).splitlines()] == [
        f"five.yaml, line {line}" for line in (2, 3, 5, 7, 9)
    ]


def test_a_file_that_is_not_there_is_said_plainly(tmp_path):
    with pytest.raises(CommandError, match=r"none\.yaml cannot be opened: No such file"):
        said(str(tmp_path / "none.yaml"))


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path):
    file = tmp_path / "latin.yaml"
    file.write_bytes("case: a\n# caf\xe9".encode("latin-1"))

    with pytest.raises(CommandError, match=r"latin\.yaml, line 2: this is not UTF-8"):
        said(str(file))


def test_urgent_answers_follow_ups_and_locked_regions_are_told_with_the_draft(tmp_path):
    file = tmp_path / "urgent.yaml"
    file.write_text("case: u\nred_flags: {rf_cancer_history: true}\nbody_map: [{region: lumbar, pain: 5}]")

    words = " ".join(said(str(file)).split())

    assert "Ask further: type, year, treatment" in words
    assert "Nothing is drafted for: Lumbar spine." in words
    assert "sign-off" in words


def test_answers_that_warn_of_nothing_are_counted_and_are_no_clearance(tmp_path):
    file = tmp_path / "clear.yaml"
    file.write_text("case: c\nred_flags: {rf_chest: false}")

    words = " ".join(said(str(file)).split())

    assert "Your clinician still decides. (1 of 42 warning questions were asked.)" in words


def test_gaps_and_findings_that_fit_nothing_are_told(tmp_path):
    file = tmp_path / "gaps.yaml"
    file.write_text(
        "case: g\n"
        "body_map:\n"
        "- {region: knee, side: left, history: documented}\n"
        "- {region: lumbar, pain: 6}\n"
        "findings:\n"
        "- {test: step_down, observation: sd_quads_give, side: left, severity: 2}\n"
        "- {test: foot_arch, observation: fa_no_control, side: right, severity: 1}\n"
    )

    words = " ".join(said(str(file)).split())

    assert "Not looked at yet: left hip" in words
    assert "Seen, and taken in by nothing above" in words


def test_a_draft_with_nothing_to_note_has_no_notes(tmp_path):
    file = tmp_path / "plain.yaml"
    file.write_text(
        "case: p\n"
        "findings: [{test: multifidus_lift, observation: ml_weak, side: left, severity: 3}]\n"
        "template: foundation_inner_unit_4w\n"
    )

    assert "Take note" not in said(str(file))


@pytest.mark.parametrize(("name", "status"), [("nothing_to_claim", 0), ("stop_first", 3)])
def test_standard_input_is_read_and_the_output_is_utf8_whatever_the_terminal(name, status):
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    run = subprocess.run(
        [sys.executable, str(MANAGE), "assess", "-"],
        input=(CASES / f"{name}.yaml").read_bytes(),
        capture_output=True,
        env=ascii_only,
        check=False,
    )

    assert run.returncode == status, run.stderr.decode()
    assert "──" in run.stdout.decode("utf-8")


def test_a_mistake_on_standard_input_ends_with_status_1():
    run = subprocess.run(
        [sys.executable, str(MANAGE), "assess", "-"], input=b"case: x\ntemplat: y", capture_output=True, check=False
    )

    assert run.returncode == 1
    assert b"standard input, line 2: 'templat' is not a field of a case file" in run.stderr
