"""Muscles, slings and the chain of regions."""

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks


def no_muscle_replaces_itself(library: Library) -> Remarks:
    for muscle in library.muscles.values():
        for key in ("antagonists", "substitutes"):
            if muscle.id in getattr(muscle, key):
                says = f"'{muscle.id}' stands among its own {key}. Take it out."
                yield Remark(("muscles", muscle.id), (key, getattr(muscle, key).index(muscle.id)), says)


def slings_and_muscles_name_each_other(library: Library) -> Remarks:
    for muscle in library.muscles.values():
        for position, sling_id in enumerate(muscle.slings):
            if muscle.id not in library.slings[sling_id].muscles:
                says = f"the sling '{sling_id}' does not name the muscle '{muscle.id}'. Name it there or not here."
                yield Remark(("muscles", muscle.id), ("slings", position), says)
    for sling in library.slings.values():
        for position, muscle_id in enumerate(sling.muscles):
            if sling.id not in library.muscles[muscle_id].slings:
                says = f"the muscle '{muscle_id}' does not name the sling '{sling.id}'. Name it there or not here."
                yield Remark(("slings", sling.id), ("muscles", position), says)


def the_chain_is_one_piece(library: Library) -> Remarks:
    """Every region can be reached from the first one along the chain edges."""
    reached: set[str] = set()
    waiting = [next(iter(library.regions))]
    while waiting:
        region = waiting.pop()
        if region not in reached:
            reached.add(region)
            waiting.extend(library.neighbours(region))
    for region in library.regions.keys() - reached:
        yield Remark(("regions", region), (), f"no chain edge leads to '{region}'. Add one to chain_edges.yaml.")
