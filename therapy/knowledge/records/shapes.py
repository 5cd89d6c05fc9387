"""The shapes of single values shared by the records: ids, plausible numbers and their units."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from therapy.knowledge.reading.marks import AtLeast, Between, IdOf, Matches

ANY_REGION = "any"

SourceId = Annotated[str, IdOf("source")]
RegionId = Annotated[str, IdOf("region")]
RegionIdOrAny = Annotated[str, IdOf("region", also=(ANY_REGION,))]
SlingId = Annotated[str, IdOf("sling")]
MuscleId = Annotated[str, IdOf("muscle")]
TestId = Annotated[str, IdOf("test")]
ObservationId = Annotated[str, IdOf("observation")]
ConditionId = Annotated[str, IdOf("retest condition")]
TagId = Annotated[str, IdOf("tag")]
ExerciseId = Annotated[str, IdOf("exercise")]
CriterionId = Annotated[str, IdOf("criterion")]
OutcomeId = Annotated[str, IdOf("outcome")]

Id = Annotated[str, Matches(r"[A-Za-z][A-Za-z0-9_]*", "letters, digits and underscores, a letter first")]
AgeBand = Annotated[str, Matches(r"\d+-\d+|\d+\+", "an age band such as 18-39 or 80+")]

# A statement stands on at least one source; `convention` is a source too, and says that there is no better one.
Sources = Annotated[tuple[SourceId, ...], AtLeast(1)]

# The place among its kind: of two that serve equally the lower comes first. Steps of ten leave room between.
Order = Annotated[int, Between(1, 9999)]
Share = Annotated[float, Between(0, 1)]
Weight = Annotated[float, Between(0.01, 1)]  # a weight of nothing is no link, so it may not be written
Steps = tuple[float, float, float]  # where severity 1, 2 and 3 begin
PainScore = Annotated[int, Between(0, 10)]
Severity = Annotated[int, Between(0, 3)]
StageNumber = Annotated[int, Between(0, 4)]
TrainingStage = Annotated[int, Between(1, 4)]
Minutes = Annotated[int, Between(1, 120, "minutes")]
Weeks = Annotated[int, Between(1, 104, "weeks")]

Sets = Annotated[int, Between(1, 6, "sets")]
Repetitions = Annotated[int, Between(1, 30, "repetitions")]
HoldSeconds = Annotated[int, Between(0, 120, "seconds")]
RestSeconds = Annotated[int, Between(0, 300, "seconds")]
SessionsPerWeek = Annotated[int, Between(1, 7, "sessions a week")]
TimesPerDay = Annotated[int, Between(1, 6, "times a day")]
Effort = Annotated[int, Between(0, 8)]  # own 0-10 wording; nothing here asks for 9 or 10

NOTHING: Mapping[Any, Any] = MappingProxyType({})
