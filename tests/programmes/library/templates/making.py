"""Whole templates, made at random: everything their format can say."""

from hypothesis import strategies as st

from programmes.library.templates.contents import Format, Item, TemplateRecord, TemplateStage, Turn
from programmes.library.templates.originals import contents_of
from programmes.library.templates.reading import text_of
from therapy.knowledge import load_library
from therapy.reasoning.dosage import Dose, DoseSide

LIBRARY = load_library()
LETTERS = st.characters(codec="utf-8", exclude_characters="\r\n", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn"))
lines = st.text(LETTERS, min_size=1, max_size=120).filter(str.strip)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)


def some_of(ids, most=3):
    return st.lists(st.sampled_from(sorted(ids)), max_size=most, unique=True).map(tuple)


doses = st.builds(
    Dose,
    sets=st.integers(1, 6),
    reps=st.integers(1, 30),
    hold_seconds=st.integers(0, 120),
    rest_seconds=st.integers(0, 300),
    side=st.sampled_from(DoseSide),
    per_week=st.integers(1, 7),
    times_per_day=st.integers(1, 6),
    effort=st.integers(0, 8),
).map(str)
items = st.builds(
    Item,
    exercise=st.sampled_from(sorted(LIBRARY.exercises)),
    dose=doses,
    workout=st.none() | st.sampled_from(Turn),
    requires=some_of(LIBRARY.criteria),
    note=st.just("") | lines,
)
stages = st.builds(
    TemplateStage,
    name=lines,
    weeks=st.integers(1, 26),
    sessions_per_week=st.integers(1, 7),
    focus=st.lists(st.integers(1, 4), min_size=1, max_size=4, unique=True).map(tuple),
    exercises=st.lists(items, max_size=4).map(tuple),
    goals=st.lists(lines, max_size=3).map(tuple),
    assumes=some_of(LIBRARY.tags),
    eases=some_of(LIBRARY.exercises),
    gates=some_of(LIBRARY.criteria),
    weeks_since_birth=st.none() | st.integers(1, 104),
)
templates = st.builds(
    TemplateRecord,
    format=st.just(Format.FIRST),
    name=lines,
    audience=texts,
    stages=st.lists(stages, min_size=1, max_size=3).map(tuple),
    conditions=st.lists(lines, max_size=3).map(tuple),
    sources=some_of(LIBRARY.sources),
    cited=st.lists(lines, max_size=2).map(tuple),
    outcomes=some_of(LIBRARY.outcomes),
    reassess=some_of(LIBRARY.tests),
    most_eases=st.integers(0, 3),
    impact_weeks_since_birth=st.none() | st.integers(1, 104),
    notes=st.lists(texts, max_size=2).map(tuple),
    reporting=st.dictionaries(st.sampled_from(["setting", "provider"]), texts),
)


def file_of(key: str) -> str:
    """The file of one of the knowledge's templates."""
    return text_of(contents_of(LIBRARY.templates[key]))
