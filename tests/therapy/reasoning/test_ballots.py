"""Votes, shares, scores and tiers, each sum worked by hand from the configuration of the model."""

import pytest

from therapy.knowledge.records import Side
from therapy.reasoning.evidence.votes import Ballot, Standing, Vote, counted, noisy_or
from therapy.reasoning.hypotheses.tiers import Confidence, agreement, confidence_in


@pytest.fixture
def ballot(library):
    """A ballot from votes in short: ("step_down", severity, capacity, standing)."""

    def made(*votes) -> Ballot:
        return counted(
            [
                Vote(group, f"{group}_sign", Side.LEFT, severity, severity / 3 * capacity, capacity, standing)
                for group, severity, capacity, standing in votes
            ],
            library.scoring,
        )

    return made


GOOD, CLEAR, SLIGHT, CAPPED, MARKED = (
    Standing.GOOD,
    Standing.CLEAR,
    Standing.SLIGHT,
    Standing.CAPPED,
    Standing.MARKED,
)


class TestShare:
    """What showed, over that and what did not: unseen counts half, in a test that showed something a quarter."""

    def test_all_of_what_was_looked_for_was_seen(self, ballot):
        assert ballot(("a", 2, 0.3, GOOD)).share == 1

    def test_nothing_was_looked_for(self, ballot):
        assert ballot().share == 0

    def test_one_test_showed_it_and_one_as_good_did_not(self, ballot):
        # 0.2 shown; 0.3 × 0.5 unseen: 0.2 / 0.35
        assert ballot(("a", 2, 0.3, GOOD), ("b", 0, 0.3, GOOD)).share == pytest.approx(0.571, abs=0.001)

    def test_another_sign_of_the_same_test_was_not_seen(self, ballot):
        # 0.2 shown; 0.3 × 0.5 × 0.5 unseen: 0.2 / 0.275
        assert ballot(("a", 2, 0.3, GOOD), ("a", 0, 0.3, GOOD)).share == pytest.approx(0.727, abs=0.001)


class TestScore:
    """The strengths together, 1 − Π(1 − x), less half of what the share lacks."""

    def test_one_vote_is_its_own_strength(self, ballot):
        assert ballot(("a", 2, 0.3, GOOD)).score == pytest.approx(0.2)

    def test_two_tests_add_up_without_passing_one(self, ballot):
        # 1 − 0.8 × 0.7
        assert ballot(("a", 2, 0.3, GOOD), ("b", 3, 0.3, GOOD)).score == pytest.approx(0.44)

    def test_two_signs_of_one_test_are_one_vote_the_stronger(self, ballot):
        assert ballot(("a", 2, 0.3, GOOD), ("a", 3, 0.3, GOOD)).score == pytest.approx(0.3)

    def test_what_was_not_seen_lowers_it(self, ballot):
        # 0.2 × (1 − 0.5 × (1 − 0.571))
        assert ballot(("a", 2, 0.3, GOOD), ("b", 0, 0.3, GOOD)).score == pytest.approx(0.157, abs=0.001)

    def test_nothing_seen_is_nothing_however_much_was_looked_for(self, ballot):
        assert ballot(("b", 0, 0.3, GOOD)).score == 0

    def test_no_vote_is_certain(self):
        assert noisy_or([1.0, 1.0]) == pytest.approx(1 - 0.01**2)


class TestTiers:
    def test_one_clear_sign_in_a_good_test_is_medium_and_a_lesser_clear_sign_low(self, ballot):
        assert confidence_in(ballot(("a", 2, 0.3, GOOD))) is Confidence.MEDIUM
        assert confidence_in(ballot(("a", 2, 0.3, CLEAR))) is Confidence.LOW

    def test_two_lesser_clear_signs_of_different_tests_are_medium_and_of_one_test_low(self, ballot):
        assert confidence_in(ballot(("a", 2, 0.3, CLEAR), ("b", 2, 0.3, CLEAR))) is Confidence.MEDIUM
        assert confidence_in(ballot(("a", 2, 0.3, CLEAR), ("a", 2, 0.2, CLEAR))) is Confidence.LOW

    def test_two_good_tests_that_agree_are_high_and_one_marked_test_alone_is_not(self, ballot):
        assert confidence_in(ballot(("a", 2, 0.3, GOOD), ("b", 2, 0.3, GOOD))) is Confidence.HIGH
        assert confidence_in(ballot(("a", 3, 0.3, MARKED))) is Confidence.MEDIUM

    def test_a_marked_and_a_clear_sign_of_two_tests_are_high(self, ballot):
        assert confidence_in(ballot(("a", 3, 0.3, MARKED), ("b", 2, 0.3, CLEAR))) is Confidence.HIGH

    @pytest.mark.parametrize("standing", [SLIGHT, CAPPED])
    def test_slight_and_capped_signs_alone_stay_low_however_many_and_help_a_clear_one_up(self, ballot, standing):
        many = [(f"t{n}", 1, 0.3, standing) for n in range(9)]

        assert confidence_in(ballot(*many)) is Confidence.LOW
        assert confidence_in(ballot(*many[:2], ("a", 2, 0.3, CLEAR))) is Confidence.MEDIUM

    def test_medium_needs_half_and_high_most_of_what_was_looked_for(self, ballot):
        two_good = [("a", 2, 0.3, GOOD), ("b", 2, 0.3, GOOD)]
        unseen = [(f"u{n}", 0, 0.3, GOOD) for n in range(3)]

        # 0.4 / (0.4 + 0.15 n): 0.727, 0.571, 0.471
        assert confidence_in(ballot(*two_good, *unseen[:1])) is Confidence.HIGH
        assert confidence_in(ballot(*two_good, *unseen[:2])) is Confidence.MEDIUM
        assert confidence_in(ballot(*two_good, *unseen)) is Confidence.LOW

    def test_points_count_each_test_once_by_its_best_sign(self, ballot):
        assert agreement(ballot(("a", 1, 0.3, SLIGHT), ("a", 2, 0.3, GOOD), ("b", 1, 0.2, CAPPED))) == (2.5, 1)
