from therapy.assessments.models.assessment import Assessment
from therapy.assessments.models.decided import OWN, Choice, Decision
from therapy.assessments.models.own_sets import OwnSet
from therapy.assessments.models.photos import Photo, PhotoView, SmallPhoto
from therapy.assessments.models.received import ReceivedChange
from therapy.assessments.models.recorded import BodyMapEntry, Finding, Measurement, PastHistory, Recurrence
from therapy.assessments.models.signed import Addendum, Signature

__all__ = [
    "OWN",
    "Addendum",
    "Assessment",
    "BodyMapEntry",
    "Choice",
    "Decision",
    "Finding",
    "Measurement",
    "OwnSet",
    "PastHistory",
    "Photo",
    "PhotoView",
    "ReceivedChange",
    "Recurrence",
    "Signature",
    "SmallPhoto",
]
