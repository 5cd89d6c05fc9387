from programmes.reminders.words.wording import Speech, Stopping, Words

ENGLISH = Speech(
    words={
        "session_due": Words(
            subject="Your session at {time}",
            text="Hello {first_name},\n\nyour session is planned for {day} at {time}.",
            short="{practice}: your session is at {time}.",
        ),
        "nudge": Words(
            subject="There is still time today",
            text="Hello {first_name},\n\ntoday’s session is still open. A short one counts too, and another day too.",
            short="{practice}: today's session is still open.",
        ),
        "missed": Words(
            subject="Yesterday’s session",
            text="Hello {first_name},\n\nyesterday’s session stayed undone. Never mind: go on with the next.",
            short="{practice}: go on with your next session when it suits.",
        ),
        "programme_changed": Words(
            subject="Your programme has changed",
            text="Hello {first_name},\n\n{practice} has changed your programme. Open it to see what is new.",
            short="{practice}: your programme has changed.",
        ),
        "questionnaire": Words(
            subject="A few questions for you",
            text="Hello {first_name},\n\n{practice} has a few questions for you. They take some minutes.",
            short="{practice}: a few questions wait for you.",
        ),
        "next_morning": Words(
            subject="One question about yesterday",
            text="Hello {first_name},\n\nhow is it this morning? One tap tells {practice}.",
            short="{practice}: one question about yesterday waits for you.",
        ),
        "appointment": Words(
            subject="Your appointment on {day}",
            text="Hello {first_name},\n\nyour appointment is on {day} at {time}.",
            short="{practice}: your appointment is on {day} at {time}.",
        ),
        "digest": Words(
            subject="Your day in Plumbline",
            text="Good morning {first_name},\n\nthis is how {day} begins.",
            short="{practice}: your day in Plumbline.",
        ),
        "alert": Words(
            subject="A client needs you",
            text="Hello {first_name},\n\na client of yours needs a decision. Open Plumbline to see who and why.",
            short="{practice}: a client needs a decision.",
        ),
    },
    actions={
        "session_due": "Open my session",
        "nudge": "Open my session",
        "missed": "Open my next session",
        "programme_changed": "Open my programme",
        "questionnaire": "Answer now",
        "next_morning": "Answer now",
        "appointment": "Open Plumbline",
        "digest": "Open Today",
        "alert": "Open Plumbline",
    },
    had_enough="Not the right time, or no more of these?",
    stop="Stop reminders",
    stopping=Stopping(
        question="Stop reminders?",
        follows="{practice} will not remind you of your sessions any more. The sessions themselves stay.",
        done="Reminders are stopped",
        back="{practice} sends you no more reminders. You can turn them on again after signing in.",
    ),
    counts="Sessions today: {due}\nDone yesterday: {done} of {yesterday}\nNew answers: {answers}\n"
    "Appointments today: {appointments}",
    test="{practice}: this is how a reminder looks.",
)
