"""What a client is asked, in our own words, where the knowledge says that the idea of a measure is free to use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from therapy.knowledge import load_library
from therapy.knowledge.records import Outcome
from therapy.knowledge.records.words import Direction, Embed

FEWEST_ACTIVITIES, MOST_ACTIVITIES = 3, 5


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question: its title in a client's words, the question, and what the ends of its scale mean."""

    title: str
    ask: str
    lowest: str
    highest: str


PROMPTS: Mapping[str, Prompt] = {
    "NPRS": Prompt(
        title="Your pain lately",
        ask="How strong was your pain over the last seven days, on average?",
        lowest="no pain",
        highest="the worst you can imagine",
    ),
    "PSFS": Prompt(
        title="What is hard for you",
        ask="Name three things you want or need to do that are hard now, and say how well you can do each today.",
        lowest="I cannot do it",
        highest="as well as before",
    ),
    "GROC": Prompt(
        title="How it has changed",
        ask="Set against {since}: how is it now?",
        lowest="very much worse",
        highest="fully better",
    ),
}


def measures_to_ask() -> Sequence[Outcome]:
    """The measures that a client can be asked here."""
    outcomes = load_library().outcomes
    return [outcomes[name] for name in PROMPTS if outcomes[name].embed == Embed.OWN_WORDING]


def measures_to_type_in() -> Sequence[Outcome]:
    """The measures filled in on their own forms, of which only the total is kept; training loads are none."""
    others = [one for one in load_library().outcomes.values() if one.id not in PROMPTS]
    return sorted((one for one in others if one.higher_is != Direction.NEUTRAL), key=lambda one: one.name)


def name_of_measure(measure: str) -> str:
    """Its name in the knowledge; the id of one that is there no more."""
    found = load_library().outcomes.get(measure)
    return found.name if found else measure
