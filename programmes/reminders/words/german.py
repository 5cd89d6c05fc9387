from programmes.reminders.words.wording import Speech, Stopping, Words

GERMAN = Speech(
    words={
        "session_due": Words(
            subject="Ihre Einheit um {time} Uhr",
            text="Guten Tag {first_name},\n\nIhre Einheit ist geplant: {day}, {time} Uhr.",
            short="{practice}: Ihre Einheit ist um {time} Uhr.",
        ),
        "nudge": Words(
            subject="Heute ist noch Zeit",
            text="Guten Tag {first_name},\n\ndie heutige Einheit ist noch offen. Auch eine kurze zählt, "
            "und ein anderer Tag ist auch gut.",
            short="{practice}: Die heutige Einheit ist noch offen.",
        ),
        "missed": Words(
            subject="Die Einheit von gestern",
            text="Guten Tag {first_name},\n\ndie gestrige Einheit blieb offen. Das macht nichts: "
            "Machen Sie mit der nächsten weiter.",
            short="{practice}: Machen Sie mit der nächsten Einheit weiter, wann es passt.",
        ),
        "programme_changed": Words(
            subject="Ihr Programm hat sich geändert",
            text="Guten Tag {first_name},\n\n{practice} hat Ihr Programm geändert. Sehen Sie gleich nach.",
            short="{practice}: Ihr Programm hat sich geändert.",
        ),
        "questionnaire": Words(
            subject="Ein paar Fragen an Sie",
            text="Guten Tag {first_name},\n\n{practice} hat ein paar Fragen an Sie. Sie brauchen wenige Minuten.",
            short="{practice}: Ein paar Fragen warten auf Sie.",
        ),
        "next_morning": Words(
            subject="Eine Frage zu gestern",
            text="Guten Morgen {first_name},\n\nwie ist es heute früh? Ein Tippen sagt es {practice}.",
            short="{practice}: Eine Frage zu gestern wartet auf Sie.",
        ),
        "appointment": Words(
            subject="Ihr Termin: {day}",
            text="Guten Tag {first_name},\n\nIhr Termin: {day}, {time} Uhr.",
            short="{practice}: Ihr Termin: {day}, {time} Uhr.",
        ),
        "digest": Words(
            subject="Ihr Tag in Plumbline",
            text="Guten Morgen {first_name},\n\nso beginnt Ihr Tag: {day}.",
            short="{practice}: Ihr Tag in Plumbline.",
        ),
        "alert": Words(
            subject="Jemand braucht Sie",
            text="Guten Tag {first_name},\n\neine Entscheidung wartet auf Sie. Öffnen Sie Plumbline, "
            "um zu sehen, für wen und warum.",
            short="{practice}: Eine Entscheidung wartet auf Sie.",
        ),
    },
    actions={
        "session_due": "Einheit öffnen",
        "nudge": "Einheit öffnen",
        "missed": "Nächste Einheit öffnen",
        "programme_changed": "Programm öffnen",
        "questionnaire": "Jetzt antworten",
        "next_morning": "Jetzt antworten",
        "appointment": "Plumbline öffnen",
        "digest": "Heute öffnen",
        "alert": "Plumbline öffnen",
    },
    had_enough="Zur falschen Zeit, oder keine mehr davon?",
    stop="Erinnerungen beenden",
    stopping=Stopping(
        question="Erinnerungen beenden?",
        follows="{practice} erinnert Sie dann nicht mehr an Ihre Einheiten. Die Einheiten selbst bleiben.",
        done="Die Erinnerungen sind beendet",
        back="{practice} schickt Ihnen keine Erinnerungen mehr. Nach dem Anmelden können Sie sie wieder einschalten.",
    ),
    counts="Einheiten heute: {due}\nGestern gemacht: {done} von {yesterday}\nNeue Antworten: {answers}\n"
    "Termine heute: {appointments}",
    test="{practice}: So sieht eine Erinnerung aus.",
    day="l, j. F",
)
