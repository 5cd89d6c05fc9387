"""What a client agrees to, in the sentence that is read to them or that they read. Kept with each consent."""

from collections.abc import Mapping

CONSENT_WORDS: Mapping[str, str] = {
    "care": "The practice may keep a record of my care.",
    "reminders": "The practice may remind me of sessions, questions and appointments. I can stop it any time.",
    "texts": "Reminders may come as text messages to my mobile number. They name the practice and a time, and nothing "
    "about my health. Answering STOP ends them.",
    "photos": "The practice may take photos for my record.",
}
