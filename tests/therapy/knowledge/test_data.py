"""The product's own knowledge: complete, consistent, and quick to read."""

import time

import pytest

from therapy.knowledge import KnowledgeError, load_library
from therapy.knowledge.folder import KINDS, FolderReader
from therapy.knowledge.loading import DATA, examine, library_from
from therapy.knowledge.records import Mechanism, Muscle, Sex, Side


def test_the_knowledge_reads_without_an_error():
    assert examine(DATA).errors == ()


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("sources", 354),
        ("claims", 12),
        ("regions", 11),
        ("chain_edges", 18),
        ("slings", 9),
        ("muscles", 63),
        ("tests", 31),
        ("observations", 137),
        ("movements", 34),
        ("muscle_exams", 63),
        ("special_tests", 144),
        ("symptoms", 63),
        ("retest_conditions", 22),
        ("discriminators", 42),
        ("batteries", 6),
        ("urgencies", 4),
        ("red_flags", 42),
        ("tags", 41),
        ("combinations", 41),
        ("exercises", 148),
        ("criteria", 22),
        ("outcomes", 21),
        ("templates", 6),
        ("stages", 5),
    ],
)
def test_nothing_is_lost(kind, count):
    assert len(getattr(load_library(), kind)) == count


@pytest.mark.parametrize("kind", ["tests", "exercises", "templates"])
def test_every_id_is_the_name_of_its_file(kind):
    assert {path.stem for path in (DATA / kind).iterdir()} == set(getattr(load_library(), kind))


def test_the_bibliography_holds_every_source_a_record_names_and_no_other():
    reader = FolderReader(DATA)
    reader.catalogue()

    cited = {reference.id for reference in reader.references if reference.kind == "source"}

    assert cited == load_library().sources.keys()


def test_the_records_keep_the_order_in_which_they_are_offered():
    library = load_library()

    assert next(iter(library.tests)) == "body_map"
    assert list(library.exercises)[:2] == ["rel_calf_roll", "str_calf_wall"]
    assert next(iter(library.templates)) == "foundation_inner_unit_4w"
    assert list(library.regions) == sorted(library.regions, key=lambda region: library.regions[region].order)


def test_no_record_points_to_a_document_the_product_does_not_have():
    texts = [path.read_text() for path in DATA.rglob("*.yaml")]

    assert not [text for text in texts if ".md" in text.replace(".md5", "")]


def test_the_knowledge_is_read_once():
    assert load_library() is load_library()


def test_reading_everything_takes_less_than_a_second():
    before = time.process_time()

    examine(DATA)

    assert time.process_time() - before < 1  # about 0.25 s on a quiet machine


def test_the_version_changes_with_any_file_and_only_then(copy):
    assert library_from(copy.folder).version == load_library().version

    copy.change("exercises/clam.yaml", "plain_name: Clam", "plain_name: The clam")

    assert library_from(copy.folder).version != load_library().version


def test_knowledge_with_a_mistake_does_not_load_and_every_mistake_is_told(copy):
    copy.change("exercises/clam.yaml", "stage: 1", "stage: one").change("tags.yaml", "modify:", "modifies:")

    with pytest.raises(KnowledgeError) as raised:
        library_from(copy.folder)

    assert [problem.file for problem in raised.value.problems] == ["exercises/clam.yaml", "tags.yaml", "tags.yaml"]


def test_every_kind_has_its_place_in_the_folder():
    assert all((DATA / kind.field).is_dir() or (DATA / f"{kind.field}.yaml").is_file() for kind in KINDS)


class TestTheLibrary:
    def test_finds_an_observation_and_the_test_it_is_made_in(self):
        knee = load_library().observation("sd_knee")

        assert knee.mechanism is Mechanism.ALTERED_MOVEMENT
        assert load_library().test_of(knee).id == "step_down"

    def test_refuses_an_observation_that_does_not_exist(self):
        with pytest.raises(KeyError):
            load_library().observation("sd_kneee")

    def test_knows_the_regions_next_door(self):
        assert load_library().neighbours("knee") == ("foot", "ankle", "hip")

    def test_knows_the_edges_at_a_region_from_both_of_their_ends(self):
        assert [edge.other_end("shoulder") for edge in load_library().edges_at("shoulder")] == ["scapula", "hip"]
        assert [edge.id for edge in load_library().edges_at("foot")] == ["foot_ankle", "foot_knee"]

    def test_has_one_node_for_the_trunk_and_two_for_a_limb(self):
        assert load_library().sides_of("lumbar") == (Side.MIDLINE,)
        assert load_library().sides_of("knee") == (Side.LEFT, Side.RIGHT)

    def test_knows_the_muscles_of_a_region(self):
        muscles: tuple[Muscle, ...] = load_library().muscles_at("neck")

        assert "deep_neck_flexors" in [muscle.id for muscle in muscles]
        assert "soleus" not in [muscle.id for muscle in muscles]

    def test_knows_the_exercises_that_train_a_muscle_first(self):
        assert all("diaphragm" in exercise.primary for exercise in load_library().exercises_for("diaphragm"))
        assert load_library().exercises_for("diaphragm")[0].id == "breath_supine"

    def test_walks_the_ladder_both_ways(self):
        library = load_library()
        clam = library.exercises["clam"]

        assert [exercise.id for exercise in library.easier(clam)] == ["glute_set"]
        assert [exercise.id for exercise in library.harder(clam)] == ["sl_hip_abduction", "side_plank_knees"]

    def test_asks_the_most_urgent_question_first(self):
        flags = list(load_library().red_flags_in_order())

        assert flags[0].urgency == "emergency"
        assert flags[-1].urgency == "routine"
        assert len(flags) == 42

    def test_gives_the_ids_of_every_kind_a_case_may_name(self):
        ids = load_library().ids

        assert "sd_knee" in ids["observation"]
        assert "clam" in ids["exercise"]

    def test_has_words_for_a_score_unless_it_is_too_weak_to_show(self):
        scoring = load_library().scoring

        assert scoring.band_of(0.5) == scoring.bands[0]
        assert scoring.band_of(0.15) == scoring.bands[-1]
        assert scoring.band_of(0.149) is None

    def test_knows_what_is_usual_at_an_age(self):
        stance, raise_ = load_library().tests["single_leg_stance"], load_library().tests["heel_raise_endurance"]
        eyes_open = stance.norms[0]
        by_sex = next(norm for norm in raise_.norms if norm.median_by_age)

        assert eyes_open.mean_at(39) == 43
        assert eyes_open.mean_at(40) == 40
        assert eyes_open.mean_at(91) == 6
        assert eyes_open.mean_at(17) is None
        assert by_sex.median_at(25, Sex.MALE) == 37
        assert eyes_open.median_at(25, Sex.MALE) is None

    def test_swaps_left_and_right_and_leaves_the_midline(self):
        assert [side.opposite for side in Side] == [Side.RIGHT, Side.LEFT, Side.MIDLINE]
