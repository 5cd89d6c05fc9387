from programmes.reminders.words.wording import Speech, Stopping, Words

SPANISH = Speech(
    words={
        "session_due": Words(
            subject="Su sesión a las {time}",
            text="Hola, {first_name}:\n\nsu sesión está prevista para el {day} a las {time}.",
            short="{practice}: su sesión es a las {time}.",
        ),
        "nudge": Words(
            subject="Hoy todavía hay tiempo",
            text="Hola, {first_name}:\n\nla sesión de hoy sigue pendiente. Una corta también cuenta, "
            "y otro día también está bien.",
            short="{practice}: la sesión de hoy sigue pendiente.",
        ),
        "missed": Words(
            subject="La sesión de ayer",
            text="Hola, {first_name}:\n\nla sesión de ayer quedó pendiente. No pasa nada: siga con la próxima.",
            short="{practice}: siga con su próxima sesión cuando le venga bien.",
        ),
        "programme_changed": Words(
            subject="Su programa ha cambiado",
            text="Hola, {first_name}:\n\n{practice} ha cambiado su programa. Ábralo para ver las novedades.",
            short="{practice}: su programa ha cambiado.",
        ),
        "questionnaire": Words(
            subject="Unas preguntas para usted",
            text="Hola, {first_name}:\n\n{practice} tiene unas preguntas para usted. Solo llevan unos minutos.",
            short="{practice}: le esperan unas preguntas.",
        ),
        "next_morning": Words(
            subject="Una pregunta sobre ayer",
            text="Hola, {first_name}:\n\n¿qué tal esta mañana? Con un toque se lo dice a {practice}.",
            short="{practice}: le espera una pregunta sobre ayer.",
        ),
        "appointment": Words(
            subject="Su cita del {day}",
            text="Hola, {first_name}:\n\nsu cita es el {day} a las {time}.",
            short="{practice}: su cita es el {day} a las {time}.",
        ),
        "digest": Words(
            subject="Su día en Plumbline",
            text="Buenos días, {first_name}:\n\nasí empieza el {day}.",
            short="{practice}: su día en Plumbline.",
        ),
        "alert": Words(
            subject="Le espera una decisión",
            text="Hola, {first_name}:\n\nle espera una decisión. Abra Plumbline para ver sobre quién y por qué.",
            short="{practice}: le espera una decisión.",
        ),
    },
    actions={
        "session_due": "Abrir mi sesión",
        "nudge": "Abrir mi sesión",
        "missed": "Abrir mi próxima sesión",
        "programme_changed": "Abrir mi programa",
        "questionnaire": "Responder ahora",
        "next_morning": "Responder ahora",
        "appointment": "Abrir Plumbline",
        "digest": "Abrir Hoy",
        "alert": "Abrir Plumbline",
    },
    had_enough="¿No es buen momento o ya no los quiere?",
    stop="No recibir más recordatorios",
    stopping=Stopping(
        question="¿No recibir más recordatorios?",
        follows="{practice} ya no le recordará sus sesiones. Las sesiones siguen como están.",
        done="Ya no recibirá recordatorios",
        back="{practice} no le enviará más recordatorios. Puede volver a activarlos al iniciar sesión.",
    ),
    counts="Sesiones de hoy: {due}\nHechas ayer: {done} de {yesterday}\nRespuestas nuevas: {answers}\n"
    "Citas de hoy: {appointments}",
    test="{practice}: así se ve un recordatorio.",
    day=r"l j \d\e F",
)
