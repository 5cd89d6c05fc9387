"""How an exercise or a test looks: a position and key-frames of joint angles, independent of what draws them.

Angles are degrees from anatomical standing, positive in the clinical direction; lengths are centimetres. In the world x
points where a standing person looks, y up from the floor, z to their right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from therapy.knowledge.reading.marks import Between, IdOf, Matches
from therapy.knowledge.records.shapes import NOTHING, Id, Sources
from therapy.knowledge.records.words import Side

Degrees = Annotated[float, Between(-180, 180, "degrees")]
Centimetres = Annotated[float, Between(-300, 300, "cm")]
Place = tuple[Centimetres, Centimetres, Centimetres]
PositionId = Annotated[str, IdOf("base position")]

_LIMB_PART = "thigh|shin|foot|toes|upper_arm|forearm|hand|fingers|tips"
_JOINT = "hip|knee|ankle|ball|shoulder|elbow|wrist|grip|sole"
_MIDLINE = "pelvis|waist|ribs|neck|head|head_back|upper_back|sacrum|chest|belly|nose"
BodyPart = Annotated[
    str,
    Matches(
        rf"pelvis|waist|ribs|neck|head|((left|right)_)?({_LIMB_PART})", "a part such as pelvis, foot or right_shin"
    ),
]
PlaceName = Annotated[
    str, Matches(rf"{_MIDLINE}|(left|right)_({_JOINT})", "a joint such as pelvis, head or right_knee")
]
PinName = Annotated[str, Matches(r"(left|right)_(foot|hand)", "left_foot, right_foot, left_hand or right_hand")]
LaidName = Annotated[str, Matches(r"(left|right)_(leg|thigh|arm)", "a limb such as left_leg, right_thigh or left_arm")]
PieceName = Annotated[
    str, Matches(r"trunk|head|(left|right)_(leg|arm)", "trunk, head, left_leg, right_leg, left_arm or right_arm")
]


class Base(StrEnum):
    """How the trunk lies in the world before anything turns it; on a side means lying on that side."""

    STANDING = "standing"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_RIGHT = "side_right"
    SIDE_LEFT = "side_left"


class Ground(StrEnum):
    FLOOR = "floor"
    MAT = "mat"


class Surface(StrEnum):
    """What a pinned hand or foot lies on; a grip holds a thing there instead."""

    FLOOR = "floor"
    WALL = "wall"
    GRIP = "grip"


class Spot(StrEnum):
    """A place on the own body where a hand can lie."""

    RIBS = "ribs"
    UPPER_RIBS = "upper_ribs"
    CHEST = "chest"
    BELLY = "belly"
    HIP = "hip"
    HIP_BONE = "hip_bone"
    BUTTOCK = "buttock"
    LOW_BACK = "low_back"
    THIGH = "thigh"
    KNEE = "knee"
    HEAD_BACK = "head_back"
    TEMPLE = "temple"
    FOREHEAD = "forehead"
    SHOULDER = "shoulder"


class Way(StrEnum):
    """There and back, or round and round as in walking."""

    BACK = "back"
    ROUND = "round"


class PropKind(StrEnum):
    BOX = "box"
    STEP = "step"
    BENCH = "bench"
    STOOL = "stool"
    CHAIR = "chair"
    COUNTER = "counter"
    WALL = "wall"
    PAD = "pad"
    PILLOW = "pillow"
    TOWEL = "towel"
    ROLLER = "roller"
    BALL = "ball"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    BARBELL = "barbell"
    DOWEL = "dowel"
    BAND = "band"
    STRAP = "strap"
    LOOP = "loop"


class FigureCheck(StrEnum):
    """What is measured of every pose; `docs/figures.md` says how."""

    LIMITS = "limits"
    CONTACT = "contact"
    SINKING = "sinking"
    SLIDING = "sliding"
    COLLISION = "collision"
    BALANCE = "balance"
    SIDE = "side"
    READABLE = "readable"


@dataclass(frozen=True, slots=True)
class LimbAngles:
    """Angles of one arm and leg: `hip` and `shoulder` flex, `ankle` is dorsiflexion, `wrist` flexes.

    `ankle_lean` leans the leg outward over its planted foot, `heel` lifts a planted heel (below 0 the forefoot),
    `arch` lifts the middle of the foot by centimetres and draws its ball in,
    `palm_turn` is pronation from the thumb forward, `grip` closes the hand from 0 to 100, and the blade moves up or
    forward by centimetres.
    """

    hip: Degrees | None = None
    hip_out: Degrees | None = None
    hip_turn_out: Degrees | None = None
    knee: Degrees | None = None
    knee_turn_in: Degrees | None = None
    ankle: Degrees | None = None
    ankle_lean: Degrees | None = None
    foot_turn_in: Degrees | None = None
    heel: Degrees | None = None
    toes: Degrees | None = None
    arch: Annotated[float, Between(0, 3, "cm")] | None = None
    shoulder: Degrees | None = None
    shoulder_out: Degrees | None = None
    shoulder_turn_out: Degrees | None = None
    elbow: Degrees | None = None
    palm_turn: Degrees | None = None
    wrist: Degrees | None = None
    grip: Annotated[float, Between(0, 100, "percent")] | None = None
    blade_up: Annotated[float, Between(-4, 6, "cm")] | None = None
    blade_forward: Annotated[float, Between(-5, 7, "cm")] | None = None


@dataclass(frozen=True, slots=True)
class BodyAngles:
    """Angles of the trunk and head, side and turn positive to the right; `nod` is the head on the neck.

    `pitch` lifts the +x end of the whole body, so it is minus the forward lean of somebody upright; `roll` turns it
    about x and `yaw` about the plumb line, to the right. `ribs` and `belly` widen by centimetres of breath.
    """

    spine_flex: Degrees | None = None
    spine_side: Degrees | None = None
    spine_turn: Degrees | None = None
    neck_flex: Degrees | None = None
    neck_side: Degrees | None = None
    neck_turn: Degrees | None = None
    nod: Degrees | None = None
    pitch: Degrees | None = None
    roll: Degrees | None = None
    yaw: Degrees | None = None
    ribs: Annotated[float, Between(0, 4, "cm")] | None = None
    belly: Annotated[float, Between(-2, 4, "cm")] | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a hand or foot stays: a place, a spot of the own body (`touch`), or beside another part (`to`).

    `at` is the point of the surface under the ankle or wrist; with `to` it is the way from that part to the ankle or
    wrist. A foot on an `edge` lets its heel sink below. `face` turns toes or fingers to the right. `cross` touches the
    other side's spot. `bend` is the way the knee or elbow points.
    """

    at: Place | None = None
    on: Surface = Surface.FLOOR
    face: Degrees = 0
    slope: Degrees = 0
    edge: bool = False
    touch: Spot | None = None
    cross: bool = False
    to: BodyPart | None = None
    bend: Place | None = None

    def __post_init__(self) -> None:
        if not (self.at or self.touch or self.to):
            raise ValueError("a pin needs 'at', 'touch' or 'to'")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What holds the body in the world.

    `on` a foot (flat there, or rolled by its heel) or on a shin (kneeling), whatever the joints above make of it; or at
    `rest` on one or two groups of parts, tilted until both touch at the height of `at`; or hanging there. `keep` is the
    part that stays at x and z; the pelvis unless said otherwise.
    """

    at: Place
    on: BodyPart | None = None
    rest: tuple[tuple[BodyPart, ...], ...] = ()
    keep: BodyPart | None = None
    face: Degrees = 0
    edge: bool = False

    def __post_init__(self) -> None:
        if len(self.rest) > 2:
            raise ValueError("'rest' holds one or two groups of parts")


@dataclass(frozen=True, slots=True)
class Frame:
    """One key-frame: what differs from the position. `both` is said first, then each side.

    `at` moves the anchor. `free` lets go of pins the position has. `lay` turns limbs at hip or shoulder until they lie
    on the floor, for the whole loop; `head` is the height the head lies at, unless it is free.
    """

    body: BodyAngles = BodyAngles()
    both: LimbAngles = LimbAngles()
    left: LimbAngles = LimbAngles()
    right: LimbAngles = LimbAngles()
    at: Place | None = None
    pins: Mapping[PinName, Pin] = NOTHING
    free: tuple[PinName, ...] = ()
    lay: tuple[LaidName, ...] | None = None
    head: Centimetres | None = None
    head_free: bool = False


@dataclass(frozen=True, slots=True)
class BasePosition:
    """A position many exercises start from, so that a pose says only what is its own.

    `camera` is azimuth (0 looks at the right side, 90 at the front) and height in degrees.
    """

    id: Id
    says: str
    base: Base
    ground: Ground
    camera: tuple[Degrees, Degrees]
    anchor: Anchor
    frame: Frame = Frame()


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing round the body: where it stands (`at` is the middle of its foot) and its `size` as length, height, width.

    A held thing is `by` a grip; a band, strap, dowel, loop or barbell has `ends`; a ball has its middle at `at` or
    between its `ends`. `front` draws it over the body.
    """

    kind: PropKind
    at: Place | None = None
    size: Place | None = None
    radius: Annotated[float, Between(1, 60, "cm")] | None = None
    by: PlaceName | None = None
    ends: tuple[PlaceName | Place, ...] = ()
    along: Annotated[str, Matches("[xz]", "x or z")] | None = None
    front: bool = False


@dataclass(frozen=True, slots=True)
class Pose:
    """The moving picture of the exercise or test of the same id.

    `side` is the side the key-frames are written for, where the exercise has one. `tempo` is seconds out, held, back
    and resting; without it the exercise's own dose decides. `focus` names the parts the picture closes in on where
    little moves. `allowed` says why a check may fail here, in a reviewer's words.
    """

    id: Id
    position: PositionId
    end: Frame
    start: Frame = Frame()
    shared: Frame = Frame()
    steps: tuple[Frame, ...] = ()
    side: Side = Side.MIDLINE
    alternate: bool = False
    way: Way = Way.BACK
    travel: Centimetres = 0
    tempo: tuple[float, float, float, float] | None = None
    breath: Annotated[float, Between(0, 2, "cm")] = 0.5
    camera: tuple[Degrees, Degrees] | None = None
    ground: Ground | None = None
    anchor: Anchor | None = None
    props: tuple[Prop, ...] = ()
    track: tuple[PlaceName, ...] = ()
    focus: tuple[BodyPart, ...] = ()
    nearer: Mapping[PieceName, Centimetres] = NOTHING
    far: tuple[PieceName, ...] | None = None
    allowed: Mapping[FigureCheck, str] = NOTHING


@dataclass(frozen=True, slots=True)
class JointLimit:
    """How far an angle goes in a healthy adult, both ends included; a picture goes no further."""

    id: Annotated[str, Matches("[a-z_]+", "the name of an angle")]
    range: tuple[Degrees, Degrees]
    sources: Sources
