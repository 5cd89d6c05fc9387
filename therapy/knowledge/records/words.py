"""The closed vocabularies of the knowledge: every word a record may use where only certain words make sense."""

from enum import IntEnum, StrEnum


class Side(StrEnum):
    """A side of the body; the midline is the empty text, as in a row without a side."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = ""

    @property
    def opposite(self) -> "Side":
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


class Evidence(StrEnum):
    """How well a statement is supported, strongest first; contested means that studies disagree."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    CONVENTION = "convention"
    CONTESTED = "contested"


class Checked(StrEnum):
    """How closely a source was read: itself, through another page, or not again since it was learnt."""

    SEEN = "seen"
    SECONDARY = "secondary"
    RECALLED = "recalled"


class Mechanism(StrEnum):
    """The part an observation plays in the stabilisation model."""

    PROTECTIVE_TIGHTENING = "protective_tightening"
    ALTERED_MOVEMENT = "altered_movement"
    STABILISER_INHIBITION = "stabiliser_inhibition"
    TISSUE = "tissue"


class Need(StrEnum):
    STABILITY = "stability"
    MOBILITY = "mobility"


class RegionKind(StrEnum):
    """A link stands in the line from foot to head; a hub (the inner unit) does not."""

    LINK = "link"
    HUB = "hub"


class Crossing(StrEnum):
    """Which side a chain edge leads to: the same, the other, or either."""

    SAME = "same"
    OPPOSITE = "opposite"
    EITHER = "mid"


class Role(StrEnum):
    LOCAL_STABILISER = "local_stabiliser"
    GLOBAL_STABILISER = "global_stabiliser"
    GLOBAL_MOBILISER = "global_mobiliser"


class MuscleUnit(StrEnum):
    INNER_UNIT = "inner_unit"
    LOCAL = "local"
    OUTER_UNIT = "outer_unit"


class Tendency(StrEnum):
    """What is commonly taught of a muscle: a prior for wording, never a finding."""

    INHIBITED = "inhibited"
    OVERACTIVE = "overactive"
    VARIABLE = "variable"


class ReliabilityGrade(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Position(StrEnum):
    SUPINE = "supine"
    PRONE = "prone"
    SIDELYING = "sidelying"
    QUADRUPED = "quadruped"
    HALF_KNEELING = "half_kneeling"
    SEATED = "seated"
    STANDING = "standing"
    SINGLE_LEG = "single_leg"


class RecordingType(StrEnum):
    OBSERVATION_CHECKLIST = "observation_checklist"
    MEASUREMENT = "measurement"
    MEASUREMENT_PLUS_CHECKLIST = "measurement_plus_checklist"
    SECONDS = "seconds"
    REPETITIONS = "repetitions"
    SCORE = "score"
    GRADE_0_3 = "grade_0_3"
    SELF_REPORT = "self_report"


class AnswerScale(StrEnum):
    """How each line of a checklist is answered; the steps are in `scales.yaml`."""

    OBSERVATION = "observation_scale"
    YES_WITH_BOTHER = "yes_with_bother"
    PASS_FAIL_SYMPTOM = "pass_fail_symptom"


class Unit(StrEnum):
    """The unit of a measure."""

    SECONDS = "s"
    MILLIMETRES = "mm"
    CENTIMETRES = "cm"
    DEGREES = "deg"
    PRESSURE = "mmHg"
    REPETITIONS = "reps"
    BREATHS = "breaths/min"
    FINGERS = "fingers"
    COUNT = "count"
    ZERO_TO_TEN = "0-10"
    ZERO_TO_THREE = "0-3"
    DATE = "date"
    NEWTONS = "N"
    KILOGRAMS = "kg"
    PERCENT_BODYWEIGHT = "percent_bodyweight"


class Metric(StrEnum):
    """What a trigger looks at to turn a number into a severity."""

    VALUE = "value"
    SCORE = "score"
    RATIO = "ratio"
    ASYMMETRY_ABSOLUTE = "asym_abs"
    ASYMMETRY_PERCENT = "asym_pct"
    OPTION = "option"


class Comparison(StrEnum):
    BELOW = "<"
    ABOVE = ">"
    AT_LEAST = ">="

    @property
    def rises(self) -> bool:
        """Whether a larger number is the worse one."""
        return self is not Comparison.BELOW


class Reference(StrEnum):
    """The norm a ratio is taken of."""

    AGE_MEAN = "age_mean"
    AGE_SEX_MEDIAN = "age_sex_median"


class Arm(StrEnum):
    """What may be said of a muscle: how much it does, and, on an axis of its own, how long it is."""

    OVER = "over"
    UNDER = "under"
    SHORT = "short"
    LONG = "long"


class SignKind(StrEnum):
    """How a sign is come by. Posture and what a client reports never carry more than a low confidence alone."""

    SEEN = "seen"
    MEASURED = "measured"
    POSTURE = "posture"
    REPORTED = "reported"


class MovementDirection(StrEnum):
    """The direction of a movement of a region, in the field's own terms."""

    FLEXION = "flexion"
    EXTENSION = "extension"
    ABDUCTION = "abduction"
    ADDUCTION = "adduction"
    INTERNAL_ROTATION = "internal_rotation"
    EXTERNAL_ROTATION = "external_rotation"
    SIDE_BEND = "side_bend"
    ROTATION = "rotation"
    DORSIFLEXION = "dorsiflexion"
    PLANTARFLEXION = "plantarflexion"
    INVERSION = "inversion"
    EVERSION = "eversion"


class FollowUp(StrEnum):
    """What an observation asks of the therapist besides its place in the model."""

    RED_FLAG_CHECK = "red_flag_check"
    REFER_PELVIC_HEALTH = "refer_pelvic_health"


class Category(StrEnum):
    RELEASE = "release"
    LENGTHEN = "lengthen"
    MOBILITY = "mobility"
    BREATHING = "breathing"
    ACTIVATION = "activation"
    CONTROL = "control"
    STABILITY = "stability"
    STRENGTH = "strength"
    BALANCE = "balance"
    IMPACT = "impact"
    FUNCTION = "function"

    @property
    def eases(self) -> bool:
        """Whether such an item calms or lengthens a muscle instead of training it."""
        return self in (Category.RELEASE, Category.LENGTHEN)


class WorkRange(StrEnum):
    """Where in its range a muscle mainly works: where it is short, through all of it, or where it is long."""

    INNER = "inner"
    THROUGH = "through"
    OUTER = "outer"


class LoadClass(StrEnum):
    NONE = "none"
    VERY_LOW = "very_low"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    IMPACT = "impact"


class Plane(StrEnum):
    NONE = "none"
    SAGITTAL = "sagittal"
    FRONTAL = "frontal"
    TRANSVERSE = "transverse"
    MULTI = "multi"


class View(StrEnum):
    SIDE = "side"
    FRONT = "front"
    BACK = "back"


class StabilityDemand(IntEnum):
    """How much a position asks of the stabilisers; the words for each step are in `scales.yaml`."""

    SUPPORTED = 0
    WIDE_BASE = 1
    TWO_LEG = 2
    FREE_STANDING = 3
    SINGLE_LEG_MOVING = 4


class UrgencyLevel(StrEnum):
    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    URGENT = "urgent"
    ROUTINE = "routine"


class FlagGroup(StrEnum):
    CAUDA_EQUINA = "cauda_equina"
    NEUROLOGICAL = "neurological"
    MALIGNANCY = "malignancy"
    INFECTION = "infection"
    FRACTURE = "fracture"
    CARDIAC = "cardiac"
    CLOT = "clot"
    VASCULAR = "vascular"
    INFLAMMATORY = "inflammatory"
    PERINATAL = "perinatal"
    GENERAL = "general"


class Population(StrEnum):
    PREGNANT = "pregnant"
    POSTPARTUM_LT_1Y = "postpartum_lt_1y"


class PainZoneName(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class PainContext(StrEnum):
    """When a stricter or another reading of pain applies than the zones alone."""

    STAGE_1_2 = "stage_1_2"
    STAGE_3_4 = "stage_3_4"
    PERSISTENT_PAIN = "persistent_pain"
    TENDON_LOADING = "tendon_loading"
    NERVE_PAIN = "nerve_pain"
    POSTPARTUM_PELVIC = "postpartum_pelvic"


class Embed(StrEnum):
    """What of an outcome measure the product may show: its items, our own prompt, or only the total."""

    YES = "yes"
    OWN_WORDING = "own_wording"
    TOTAL_ONLY = "total_only"


class Direction(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


class History(StrEnum):
    """Whether an injury, operation or birth at a region is on record."""

    NONE = "none"
    POSSIBLE = "possible"
    DOCUMENTED = "documented"


class TimeOrder(StrEnum):
    """How the onset of a hop's end stands to the onsets before it on the path."""

    OK = "ok"
    UNKNOWN = "unknown"
    VIOLATED = "violated"


class ToldBy(StrEnum):
    """Where the answer to an item of a report is found: in a template's parts, in words said of it, or nowhere yet."""

    CONTENTS = "contents"
    WORDS = "words"
    NOTHING = "nothing"
