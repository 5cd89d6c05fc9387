"""The words by which people stop text messages, in the languages of our clients."""

import re
import unicodedata

STOP_WORDS = frozenset(
    {
        "stop", "stopall", "unsubscribe", "end", "quit", "cancel", "revoke", "optout",  # English
        "stopp", "abmelden", "abbestellen", "beenden", "ende",  # German
        "arret", "arreter", "desabonner", "desinscrire", "fin",  # French
        "basta", "alto", "baja", "cancelar", "parar", "sair", "cancella", "disiscrivi", "ferma",  # the south
        "afmelden", "stoppen", "avsluta", "stans", "avmeld", "afmeld", "lopeta",  # the north
        "koniec", "rezygnuje", "stoj", "dur", "iptal",  # the east
        "стоп", "отписаться", "διακοπη", "停止", "退订", "停止する", "停", "중지", "रोकें",  # further east
        "توقف", "إيقاف", "ايقاف", "قف", "إلغاء", "الغاء", "إلغاء الاشتراك", "סגור", "הסר", "די",  # right to left
    }
)  # fmt: skip
_SIGNS = re.compile(r"[\W_]+")


def says_stop(text: str) -> bool:
    """Whether the message says stop and nothing else, whatever its case, accents, spaces and signs."""
    return _bare(text) in _BARE_STOP_WORDS


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return _SIGNS.sub("", "".join(sign for sign in apart if not unicodedata.combining(sign)))


_BARE_STOP_WORDS = frozenset(_bare(word) for word in STOP_WORDS)
