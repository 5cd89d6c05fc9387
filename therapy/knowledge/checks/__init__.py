"""Checks between records, each a small question asked of the whole library.

What one record can break by itself is refused by its schema; here stands what only shows between records.
An error stops the start, a warning is worth a clinician's look.
"""

from collections.abc import Callable

from therapy.knowledge.checks import (
    anatomy,
    assessment,
    combinations,
    consequences,
    coverage,
    examination,
    figures,
    ladders,
    safety,
    tag_rules,
    templates,
)
from therapy.knowledge.library import Library
from therapy.knowledge.places import Remarks

type Check = Callable[[Library], Remarks]

ERRORS: tuple[Check, ...] = (
    anatomy.no_muscle_replaces_itself,
    anatomy.slings_and_muscles_name_each_other,
    anatomy.the_chain_is_one_piece,
    assessment.observations_are_named_once,
    assessment.results_in_short_are_seen_in_their_test,
    assessment.triggers_read_a_measure_of_their_test,
    assessment.triggers_grow_worse_step_by_step,
    examination.movements_are_named_by_what_they_are,
    examination.whatever_is_examined_has_a_test,
    examination.every_muscle_can_be_examined,
    examination.what_is_usual_is_possible,
    examination.steps_grow_from_the_error_on,
    examination.too_much_is_said_where_it_is_measured,
    examination.linked_muscles_lie_near,
    examination.no_muscle_holds_back_what_it_does,
    examination.an_exam_speaks_first_of_its_muscle,
    safety.questions_end_with_a_question_mark,
    safety.pain_zones_cover_the_scale_once,
    safety.every_word_is_explained,
    safety.urgencies_are_described,
    safety.bands_fall_step_by_step,
    combinations.combinations_name_what_can_be_recorded,
    combinations.combinations_combine,
    consequences.whatever_is_found_speaks,
    consequences.special_tests_speak_or_say_why_not,
    consequences.conditions_set_something_apart,
    consequences.numbers_are_read_or_noted,
    consequences.names_lead_to_one_record,
    ladders.steps_lead_both_ways,
    ladders.the_stage_never_falls_on_the_way_up,
    ladders.no_ladder_runs_in_a_circle,
    ladders.late_stages_lead_back_to_an_entry,
    tag_rules.muscles_and_tags_stand_in_one_list_only,
    tag_rules.cues_are_two_to_four,
    tag_rules.positions_carry_their_pregnancy_tags,
    tag_rules.impact_is_off_where_it_harms,
    tag_rules.heavy_load_heeds_the_pelvic_floor,
    tag_rules.stretches_and_releases_heed_their_tags,
    tag_rules.squeezes_are_off_for_an_overactive_pelvic_floor,
    coverage.inhibited_muscles_have_an_early_exercise,
    coverage.releasable_muscles_have_an_easing_item,
    coverage.suspected_muscles_have_an_exercise,
    coverage.context_is_read_and_limits_nothing,
    figures.poses_show_an_exercise_or_a_test,
    figures.written_angles_are_possible,
    templates.phases_follow_one_another,
    templates.items_stand_once_in_a_phase,
    templates.items_fit_the_assumed_tags,
    templates.items_fit_the_stage,
    templates.adjuncts_are_adjuncts,
    templates.the_focus_never_falls,
    templates.impact_waits_after_birth,
)

WARNINGS: tuple[Check, ...] = (
    assessment.links_stay_near_the_confidence,
    assessment.linked_muscles_lie_near_the_region,
    assessment.batteries_fit_their_time,
    ladders.entries_at_stage_two_are_few,
    tag_rules.faults_are_named,
    coverage.tendencies_can_be_seen,
    coverage.tags_are_used,
    templates.sessions_fit_the_time,
)
