"""An analysis and its draft as one plain object for JSON, numbers to three decimals."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.dosage import Dose
from therapy.reasoning.drafting.draft import DraftStage, Prescription, ProgrammeDraft
from therapy.reasoning.evidence.asymmetry import Asymmetry
from therapy.reasoning.evidence.reasons import Reason
from therapy.reasoning.hypotheses.drivers import Driver
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis, LocalExplanation, NotLookedAt
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis
from therapy.reasoning.hypotheses.rivals import Explanation, Rivals
from therapy.reasoning.safety.screening import Safety
from therapy.reasoning.telling.depths import Depths, Explained
from therapy.reasoning.values import Node, Record

DOSE_NUMBERS = ("sets", "reps", "hold_seconds", "rest_seconds", "times_per_day", "per_week", "effort")

type Plain = dict[str, Any]


def exported(name: str, analysis: Analysis, draft: ProgrammeDraft | None, library: Library) -> Plain:
    """Everything that follows from a case, as plain values."""
    tell = Depths(library)
    return {
        "case": name,
        "knowledge_version": analysis.knowledge_version,
        "safety": _safety(analysis.safety),
        "muscles": [_muscle(each) | _explained(tell.muscle(each)) for each in analysis.muscles],
        "drivers": [_driver(each) | _explained(tell.driver(each)) for each in analysis.drivers],
        "cascades": _cascades(analysis, tell),
        "rivals": [_rivals(each, library) for each in analysis.rivals],
        "retests": [_retest(each, library) for each in analysis.retests],
        "unexplained": [_plain(each) | {"side": _side(each.side)} for each in analysis.unexplained],
        "asymmetries": [_asymmetry(each) for each in analysis.asymmetries],
        "remarks": [_plain(each) | {"side": _side(each.side)} for each in analysis.remarks],
        "recorded_only": list(analysis.recorded_only),
        "programme": _programme(draft, library) if draft else None,
    }


def exported_record(record: Record) -> Plain:
    """What was recorded, as plain values, in a fixed order."""
    return {
        "client": _plain(record.client),
        "red_flags": {flag: record.red_flags[flag] for flag in sorted(record.red_flags)},
        "body_map": _ordered(record.body_map),
        "measurements": _ordered(record.measurements),
        "findings": _ordered(record.findings),
        "strength": _ordered(record.strength),
        "range": _ordered(record.ranges),
        "length": _ordered(record.lengths),
        "special": _ordered(record.specials),
        "symptoms": _plain(record.symptoms),
        "retests": _ordered(record.retests),
        "quality": {test: record.quality[test].value for test in sorted(record.quality)},
    }


def _safety(safety: Safety) -> Plain:
    return {
        "stop": safety.stop,
        "notice": safety.notice or None,
        "refer": {"urgency": safety.refer.urgency.value, "why": safety.refer.why} if safety.refer else None,
        "flags": [flag.id for flag in safety.flags],
        "answers": [
            {"id": flag.id, "urgency": flag.urgency.value, "says": flag.words, "follow_up": flag.follow_up or None}
            for flag in safety.flags
        ],
        "combinations": [_plain(each) | {"urgency": each.urgency.value} for each in safety.combinations],
        "ask_next": [_plain(each) | {"urgency": each.urgency.value} for each in safety.ask_next],
        "tags": list(safety.tags),
        "cautions": [_plain(each) for each in safety.cautions],
        "locked_regions": list(safety.locked_regions),
    }


def _muscle(each: MuscleHypothesis) -> Plain:
    return {
        "key": each.key,
        "muscle": each.muscle,
        "side": _side(each.side),
        "state": each.state.value,
        "score": each.score,
        "confidence": each.confidence.value,
        "length": each.length.value,
        "axes": {
            "activity": each.activity.value if each.activity else None,
            "length": each.stretch.value if each.stretch else None,
            "over": each.over,
            "under": each.under,
            "short": each.short,
            "long": each.long,
        },
        "words": each.words,
        "tests": each.tests,
        "tests_asked": each.tests_asked,
        "because": _reasons(each.because),
        "against": _reasons(each.against),
        "partners": list(each.partners),
    }


def _driver(each: Driver) -> Plain:
    return {
        "key": each.key,
        **_node(each.node),
        "score": each.score,
        "band": each.band,
        "words": each.words,
        "origin": each.origin,
        "coverage": each.coverage,
        "explains": [_node(at) for at in each.explains],
        "because": _reasons(each.because),
        "against": _reasons(each.against),
    }


def _cascades(analysis: Analysis, tell: Depths) -> list[Plain]:
    """Paths and local explanations by score together, a tie going to the local one; a path of one place is local."""
    ranked = [(-each.path.score, 1, _cascade(each) | _explained(tell.cascade(each))) for each in analysis.cascades]
    ranked += [(-each.score, 0, _local(each) | _explained(tell.local(each))) for each in analysis.local if each.words]
    return [plain for _, _, plain in sorted(ranked, key=lambda each: (each[0], each[1], each[2]["key"]))]


def _explained(each: Explained) -> Plain:
    return {"explained": asdict(each)}


def _local(each: LocalExplanation) -> Plain:
    return {
        "key": each.key,
        "path": [_node(each.node)],
        "score": each.score,
        "band": each.band,
        "words": each.words,
        "for": _reasons(each.because),
        "against": _reasons(each.against),
        "missing": [],
        "retest": "",
    }


def _cascade(each: CascadeHypothesis) -> Plain:
    return {
        "key": each.key,
        "path": [_node(at) for at in each.path.nodes],
        "score": each.path.score,
        "band": each.path.band,
        "words": each.words,
        "origin": each.path.origin,
        "tests": each.path.tests,
        "hops": [
            {**_plain(hop), "start": _node(hop.start), "end": _node(hop.end), "sources": list(hop.sources)}
            for hop in each.path.hops
        ],
        "local": {"score": each.local, "first": each.local_first},
        "for": _reasons(each.supporting),
        "against": _reasons(each.against),
        "missing": [_missing(at) for at in each.missing],
        "retest": each.retest,
    }


def _rivals(each: Rivals, library: Library) -> Plain:
    return {
        "discriminator": each.discriminator,
        "observation": each.observation,
        "side": _side(each.side),
        "condition": each.condition,
        "condition_words": library.retest_conditions[each.condition].plain,
        "why": each.why,
        "change": each.change or None,
        "rivals": [_explanation(each.first), _explanation(each.second)],
    }


def _explanation(each: Explanation) -> Plain:
    return {
        **_node(each.node),
        "says": each.says,
        "score": each.score,
        "for": _reasons(each.supporting),
        "against": _reasons(each.against),
        "examined": each.examined,
    }


def _retest(each: Rivals, library: Library) -> Plain:
    """The re-test as it is recorded, and why it is worth doing."""
    return {
        "test": library.signs[each.observation].group,
        "observation": each.observation,
        "side": _side(each.side),
        "condition": each.condition,
        "how": library.retest_conditions[each.condition].how,
        "why": each.why,
        "separates": [_node(each.first.node), _node(each.second.node)],
    }


def _missing(each: NotLookedAt) -> Plain:
    return {**_node(each.node), "tests": list(each.tests)}


def _asymmetry(each: Asymmetry) -> Plain:
    plain = {**_plain(each), "weaker": _side(each.weaker)}
    for key in ("left", "right", "index_percent"):
        plain[key] = None if plain[key] is None else round(plain[key], 3)
    return plain


def _programme(draft: ProgrammeDraft, library: Library) -> Plain:
    return {
        "template": draft.template,
        "template_because": draft.template_because,
        "needs_sign_off": draft.needs_sign_off,
        "stages": [_stage(stage, library) for stage in draft.stages],
        "warnings": list(draft.warnings),
        "checks": [_plain(each) for each in draft.checks],
    }


def _stage(stage: DraftStage, library: Library) -> Plain:
    return {
        "number": stage.number,
        "name": stage.name,
        "weeks": list(stage.weeks),
        "stage_focus": list(stage.stage_focus),
        "sessions_per_week": stage.sessions_per_week,
        "goals": list(stage.goals),
        "gate": {
            "starts_week": stage.starts_week,
            "weeks_since_birth": stage.weeks_since_birth,
            "criteria": [{"id": each, "says": library.criteria[each].says} for each in stage.criteria],
        },
        "workouts": [
            {
                "name": workout.name,
                "minutes": workout.minutes,
                "prescriptions": [_prescription(each) for each in workout.prescriptions],
            }
            for workout in stage.workouts
        ],
    }


def _prescription(each: Prescription) -> Plain:
    return {
        "exercise": each.exercise,
        "dose": _dose(each.dose),
        "side": each.dose.side.value or None,
        "because": [_plain(reason) for reason in each.because],
        "cautions": list(each.cautions),
        "requires": list(each.requires),
        "note": each.note or None,
        "adjunct": each.adjunct,
    }


def _dose(dose: Dose) -> Plain:
    said = {name: getattr(dose, name) for name in DOSE_NUMBERS}
    sides = {"side": dose.side.value or None, "first": _side(dose.first), "extra_set": _side(dose.extra_set)}
    return {**said, **sides, "tempo": dose.tempo, "text": str(dose)}


def _reasons(each: Iterable[Reason]) -> list[Plain]:
    return [{**_plain(reason), "side": _side(reason.side)} for reason in each]


def _node(at: Node) -> Plain:
    return {"region": at.region, "side": _side(at.side)}


def _side(side: Side) -> str | None:
    return side.value or None


def _ordered(values: Iterable[Any]) -> list[Plain]:
    return sorted((_plain(each) for each in values), key=lambda each: repr(sorted(each.items(), key=str)))


def _plain(value: Any) -> Plain:
    """The fields of a frozen value; texts that are words of a vocabulary become texts."""
    plain = asdict(value)
    return {key: dict(inner) if isinstance(inner, Mapping) else inner for key, inner in plain.items()}
