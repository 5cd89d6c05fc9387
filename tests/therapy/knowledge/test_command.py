"""`check_knowledge`: what a curator reads, and the exit status a build acts on."""

import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def test_it_counts_what_is_known_and_needs_no_database():
    out = StringIO()

    call_command("check_knowledge", stdout=out)

    assert " 148 exercises\n" in out.getvalue()
    assert "The knowledge is in order: version " in out.getvalue()


def test_it_shows_what_is_worth_a_look():
    out = StringIO()

    call_command("check_knowledge", stdout=out)

    assert "warning: exercises/curl_up_hand.yaml, line " in out.getvalue()


def test_it_fails_with_every_mistake_of_the_folder_it_is_given(copy):
    copy.change("exercises/clam.yaml", "stage: 1", "stage: 9")

    with pytest.raises(CommandError, match=r"exercises/clam.yaml, line 6: 'stage' is 9, but must be between 1 and 4\."):
        call_command("check_knowledge", "--data", str(copy.folder))


def test_the_pure_rooms_load_without_the_framework():
    code = "import sys; from therapy.knowledge import load_library; load_library(); print('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
