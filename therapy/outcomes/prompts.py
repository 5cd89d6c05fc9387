"""What a client is asked: our own words where the idea of a measure is free to use, printed items where they may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from therapy.knowledge import load_library
from therapy.knowledge.records import Outcome
from therapy.knowledge.records.words import Direction, Embed

FEWEST_ACTIVITIES, MOST_ACTIVITIES = 3, 5


@dataclass(frozen=True, slots=True)
class Question:
    """One number that is asked for. Where a measure asks several, each `name` is a series of its own over time."""

    ask: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A measure in a client's words: its title, what is asked, and what the ends (or all `steps`) of its scale mean."""

    title: str
    questions: Sequence[Question]
    lowest: str = ""
    highest: str = ""
    steps: Sequence[str] = ()


PROMPTS: Mapping[str, Prompt] = {
    "NPRS": Prompt(
        title="Your pain lately",
        questions=(
            Question("How strong was your pain over the last seven days, on average?", "Average over 7 days"),
            Question("How strong was it at its worst in the last 24 hours?", "Worst in 24 hours"),
            Question("How strong is it right now?", "Now"),
        ),
        lowest="no pain",
        highest="the worst you can imagine",
    ),
    "PSFS": Prompt(
        title="What is hard for you",
        questions=(
            Question("Name three things you want or need to do that are hard now, and say how well you can do each."),
        ),
        lowest="I cannot do it",
        highest="as well as before",
    ),
    "PGIC": Prompt(
        title="How it is going",
        questions=(Question("Set against {since}: how is it now?"),),
        steps=(
            "Very much worse",
            "Much worse",
            "A little worse",
            "No change",
            "A little better",
            "Much better",
            "Very much better",
        ),
    ),
    "GROC": Prompt(
        title="How it has changed",
        questions=(Question("Set against {since}: how is it now?"),),
        lowest="very much worse",
        highest="fully better",
    ),
    "RMDQ": Prompt(title="Your back today", questions=(Question("Which of these sentences describe you today?"),)),
}


def measures_to_ask() -> Sequence[Outcome]:
    """The measures that a client can be asked here."""
    outcomes = load_library().outcomes
    return [outcomes[name] for name in PROMPTS if outcomes[name].embed is not Embed.TOTAL_ONLY]


def measures_to_type_in() -> Sequence[Outcome]:
    """The measures filled in on forms of their own, of which only the total is kept; training loads are none."""
    on_paper = [one for one in load_library().outcomes.values() if one.embed is not Embed.OWN_WORDING]
    return sorted((one for one in on_paper if one.higher_is != Direction.NEUTRAL), key=lambda one: one.name)


def name_of_measure(measure: str) -> str:
    """Its name in the knowledge; the id of one that is there no more."""
    found = load_library().outcomes.get(measure)
    return found.name if found else measure
