"""Words that tell what is treated, in the languages that our knowledge has no names in; beginnings of words suffice."""

from collections.abc import Mapping

GERMAN = (
    "rücken", "knie", "hüft", "schulter", "nacken", "becken", "bauch", "wirbel", "gelenk", "muskel", "fuß", "füße",
    "knöchel", "ellbogen", "handgelenk", "oberschenkel", "unterschenkel", "wade", "brust", "hals", "gesäß", "rumpf",
    "schmerz", "verletz", "operation", "diagnos", "schwanger", "geburt", "blase", "bandscheibe", "reha",
)  # fmt: skip
SPANISH = (
    "espalda", "rodilla", "cadera", "hombro", "cuello", "pelvi", "pélvi", "abdom", "columna", "vértebra", "articulaci",
    "músculo", "muscul", "tobillo", "codo", "muñeca", "muslo", "pantorrilla", "pecho", "glúteo", "tronco", "dolor",
    "lesión", "lesion", "operación", "cirug", "diagn", "embaraz", "parto", "vejiga", "rehabilit",
)  # fmt: skip
ARABIC = (
    "ظهر", "ركبة", "الركبة", "ورك", "كتف", "رقبة", "حوض", "بطن", "فقر", "مفصل", "عضل", "كاحل", "مرفق", "معصم", "فخذ",
    "صدر", "ألم", "آلام", "إصاب", "عملية", "تشخيص", "حمل", "ولادة", "مثانة", "تأهيل",
)  # fmt: skip
ENGLISH = (
    "pain", "injur", "surger", "operation", "diagnos", "pregnan", "birth", "bladder", "rehab", "muscle",
    "joint", "pelvic", "abdom", "tendon", "ligament", "belly", "glute",
)  # fmt: skip
BODY_WORDS: Mapping[str, tuple[str, ...]] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "ar": ARABIC}
