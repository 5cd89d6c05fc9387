"""The library: all that is known, as mappings by id, with the questions the rest of the product asks of it."""

from collections.abc import Collection, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from therapy.knowledge.making_signs import signs_of
from therapy.knowledge.records import (
    Adaptation,
    BasePosition,
    Battery,
    Cap,
    ChainEdge,
    Claim,
    Combination,
    Criterion,
    Discriminator,
    Exercise,
    Flare,
    JointLimit,
    LoadClass,
    LoadWeight,
    Movement,
    Muscle,
    MuscleExam,
    Observation,
    Outcome,
    PainModel,
    Pose,
    Principle,
    RedFlag,
    Region,
    ReportingItem,
    RetestCondition,
    Scales,
    Scoring,
    Screening,
    Selection,
    Side,
    Sling,
    Source,
    SpecialTest,
    Stage,
    Symptom,
    Tag,
    Template,
    Test,
    Tissue,
    Urgency,
    Wording,
)
from therapy.knowledge.signs import Sign


class _Named(Protocol):
    """A record that goes by other names, too."""

    @property
    def id(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The records as they were read, kind by kind, in the order of their files."""

    sources: Mapping[str, Source]
    principles: Mapping[str, Principle]
    claims: Mapping[str, Claim]
    regions: Mapping[str, Region]
    chain_edges: Mapping[str, ChainEdge]
    slings: Mapping[str, Sling]
    muscles: Mapping[str, Muscle]
    tests: Mapping[str, Test]
    batteries: Mapping[str, Battery]
    movements: Mapping[str, Movement]
    muscle_exams: Mapping[str, MuscleExam]
    special_tests: Mapping[str, SpecialTest]
    symptoms: Mapping[str, Symptom]
    retest_conditions: Mapping[str, RetestCondition]
    discriminators: Mapping[str, Discriminator]
    urgencies: Mapping[str, Urgency]
    red_flags: Mapping[str, RedFlag]
    tags: Mapping[str, Tag]
    combinations: Mapping[str, Combination]
    exercises: Mapping[str, Exercise]
    joint_limits: Mapping[str, JointLimit]
    positions: Mapping[str, BasePosition]
    poses: Mapping[str, Pose]
    criteria: Mapping[str, Criterion]
    outcomes: Mapping[str, Outcome]
    templates: Mapping[str, Template]
    stages: Mapping[int, Stage]
    caps: Mapping[str, Cap]
    reporting_items: Mapping[str, ReportingItem]
    tissues: Mapping[str, Tissue]
    load_weights: Mapping[LoadClass, LoadWeight]
    adaptations: Mapping[str, Adaptation]
    scales: Scales
    pain: PainModel
    flare: Flare
    screening: Screening
    wording: Wording
    scoring: Scoring
    selection: Selection


@dataclass(frozen=True, slots=True, eq=False)
class Library(Catalogue):
    """The knowledge, checked and ready to be asked. Each library is only itself, so what follows from it can be kept.

    `version` changes with every change of a data file, so a stored conclusion can say what it was drawn from.
    """

    version: str
    observations: Mapping[str, Observation] = field(init=False)
    signs: Mapping[str, Sign] = field(init=False, repr=False)
    _names: Mapping[str, Mapping[str, str]] = field(init=False, repr=False)
    _tests_by_observation: Mapping[str, Test] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pairs = [(observation, test) for test in self.tests.values() for observation in test.observations]
        object.__setattr__(self, "observations", MappingProxyType({seen.id: seen for seen, _ in pairs}))
        object.__setattr__(self, "_tests_by_observation", MappingProxyType({seen.id: test for seen, test in pairs}))
        object.__setattr__(self, "signs", signs_of(self))
        named: dict[str, Mapping[str, _Named]] = {
            "special test": self.special_tests,
            "symptom": self.symptoms,
            "retest condition": self.retest_conditions,
        }
        object.__setattr__(self, "_names", {kind: _names_of(records) for kind, records in named.items()})

    @property
    def ids(self) -> Mapping[str, Collection[str]]:
        """The ids of each kind a text may refer to, by the kind's name as `IdOf` gives it."""
        return {
            "source": self.sources,
            "region": self.regions,
            "sling": self.slings,
            "muscle": self.muscles,
            "test": self.tests,
            "observation": self.observations,
            "red flag": self.red_flags,
            "tag": self.tags,
            "exercise": self.exercises,
            "base position": self.positions,
            "retest condition": self.retest_conditions,
            "criterion": self.criteria,
            "outcome": self.outcomes,
            "template": self.templates,
        }

    def with_exercises(self, more: Mapping[str, Exercise]) -> "Library":
        """The same knowledge, with exercises that somebody else answers for. It is a library of its own."""
        larger = copy(self)
        object.__setattr__(larger, "exercises", MappingProxyType({**self.exercises, **more}))
        return larger

    def with_template(self, template: Template) -> "Library":
        """The same knowledge with this template alone, for the checks that templates have to stand."""
        other = copy(self)
        object.__setattr__(other, "templates", MappingProxyType({template.id: template}))
        return other

    def observation(self, observation_id: str) -> Observation:
        """The observation of this id; KeyError if there is none."""
        return self.observations[observation_id]

    def known_as(self, kind: str, name: str) -> str:
        """The id of the special test, symptom or retest condition that goes by this name; "" if none does."""
        return self._names[kind].get(name.lower().replace("-", "_").replace(" ", "_"), "")

    def names(self, kind: str) -> Collection[str]:
        """Every name that `known_as` knows of a kind."""
        return self._names[kind]

    def test_of(self, observation: Observation) -> Test:
        """The test in which this observation is made."""
        return self._tests_by_observation[observation.id]

    def edges_at(self, region: str) -> tuple[ChainEdge, ...]:
        """The chain edges that end at this region."""
        return tuple(edge for edge in self.chain_edges.values() if region in edge.between)

    def neighbours(self, region: str) -> tuple[str, ...]:
        """The regions one chain edge away, in the order of the edges."""
        return tuple(edge.other_end(region) for edge in self.edges_at(region))

    def muscles_at(self, region: str) -> tuple[Muscle, ...]:
        """The muscles that belong to this region."""
        return tuple(muscle for muscle in self.muscles.values() if region in muscle.regions)

    def sides_of(self, region: str) -> tuple[Side, ...]:
        """The nodes of a region in the chain: the midline for the trunk, left and right for a limb."""
        return (Side.MIDLINE,) if self.regions[region].trunk else (Side.LEFT, Side.RIGHT)

    def exercises_for(self, muscle: str) -> tuple[Exercise, ...]:
        """The exercises that name this muscle as primary, in the order of the library."""
        return tuple(exercise for exercise in self.exercises.values() if muscle in exercise.primary)

    def easier(self, exercise: Exercise) -> tuple[Exercise, ...]:
        """One step down the ladder."""
        return tuple(self.exercises[step] for step in exercise.regressions)

    def harder(self, exercise: Exercise) -> tuple[Exercise, ...]:
        """One step up the ladder."""
        return tuple(self.exercises[step] for step in exercise.progressions)

    def red_flags_in_order(self) -> Iterator[RedFlag]:
        """The warning questions, the most urgent first."""
        return iter(sorted(self.red_flags.values(), key=lambda flag: -self.urgencies[flag.urgency].order))


def _names_of(kind: Mapping[str, _Named]) -> dict[str, str]:
    """Every id of a kind and every other name, to the id."""
    names = {alias: record.id for record in kind.values() for alias in record.aliases}
    return names | {record_id: record_id for record_id in kind}
