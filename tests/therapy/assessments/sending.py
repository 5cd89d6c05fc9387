"""Changes as a page sends them while one goes."""

import json
from typing import Any
from uuid import uuid4

from django.test import Client as Browser
from django.urls import reverse

from clients.practices.models import Member
from therapy.assessments.models import Assessment

LEFT_KNEE = {"kind": "finding", "observation": "sd_knee", "side": "left", "value": 2, "was": None}


def change(**said: Any) -> dict[str, Any]:
    """A change of the left knee in the step-down unless it says otherwise, with an id of its own."""
    return {"id": str(uuid4()), **LEFT_KNEE, **said}


def send(browser: Browser, sitting: Assessment, by: Member, *changes: dict[str, Any], page: str = "") -> Any:
    """What the server answers to the changes of a page that this member opened."""
    body = {"member": str(by.pk), "page": page, "changes": list(changes) or [change()]}
    url = reverse("assessments:change", args=[sitting.pk])
    return browser.post(url, json.dumps(body), content_type="application/json")
