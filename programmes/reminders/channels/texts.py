"""Text messages. One address, SMS_URL, says through whom: the console, files, a provider's HTTP, or Apprise."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import requests
from django.conf import settings

from programmes.reminders.channels.answers import Doubt, Failure, Outage, Refusal
from programmes.reminders.letters import Letter

PATIENCE_SECONDS = 10
NOT_TAKEN = "The provider refused the number or the message."
NOT_NOW = (408, 429, 503)


def send(letter: Letter, now: datetime) -> str:
    """Send it, and return the provider's id for it. Raises Doubt where it may have gone out: a text costs money."""
    return _way_of(settings.SMS_URL)(letter)


def _way_of(url: str) -> Callable[[Letter], str]:
    scheme = urlsplit(url).scheme
    if scheme.startswith("apprise+"):
        return lambda letter: _by_apprise(letter, url.removeprefix("apprise+"))
    ways: Mapping[str, Callable[[Letter, str], str]] = {
        "console": _to_console, "file": _to_file, "http": _by_http, "https": _by_http,
    }  # fmt: skip
    return lambda letter: ways[scheme](letter, url)


def _to_console(letter: Letter, url: str) -> str:
    print(f"Text message to {letter.to}: {letter.words.short}", file=sys.stdout, flush=True)
    return str(letter.key)


def _to_file(letter: Letter, url: str) -> str:
    folder = Path(urlsplit(url).path)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "messages.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(_content(letter)) + "\n")
    return str(letter.key)


def _by_http(letter: Letter, url: str) -> str:
    """Post {"to", "text", "key"} and read {"id"} from the answer. The key is also sent as Idempotency-Key."""
    try:
        answer = requests.post(
            url,
            json=_content(letter),
            headers={"Idempotency-Key": str(letter.key)},
            timeout=PATIENCE_SECONDS,
            allow_redirects=False,
        )
    except requests.ConnectTimeout as error:
        raise Outage from error
    except requests.Timeout as error:
        raise Doubt from error
    except requests.ConnectionError as error:
        raise (Outage if _never_connected(error) else Doubt) from error
    return _judge(answer)


def _never_connected(error: requests.ConnectionError) -> bool:
    """Whether it broke before anything was said, rather than in the midst of it."""
    return "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error)


def _judge(answer: requests.Response) -> str:
    if answer.status_code in NOT_NOW:
        raise Failure
    if 300 <= answer.status_code < 500:
        raise Refusal(NOT_TAKEN)
    if answer.status_code >= 500:
        raise Doubt
    try:
        return str(answer.json().get("id", ""))
    except (ValueError, AttributeError):
        return ""


def _by_apprise(letter: Letter, url: str) -> str:
    """Apprise says only yes or no, and a no may come after the message went out."""
    import apprise  # forty providers, loaded where one of them is used

    way = apprise.Apprise()
    if not way.add(url.replace("{to}", letter.to)):
        raise Refusal("SMS_URL names no provider that Apprise knows.")
    if not way.notify(body=letter.words.short):
        raise Doubt
    return ""


def _content(letter: Letter) -> dict[str, str]:
    return {"to": letter.to, "text": letter.words.short, "key": str(letter.key)}
