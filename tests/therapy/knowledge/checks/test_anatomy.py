"""What is said when muscles, slings or the chain do not agree."""

MUSCLES = "muscles.yaml"
SLINGS = "slings.yaml"


def test_a_muscle_may_not_be_its_own_substitute(copy):
    copy.change(MUSCLES, "  substitutes:\n    - scalenes", "  substitutes:\n    - diaphragm")

    assert copy.errors == [
        copy.line(MUSCLES, "    - diaphragm") + "'diaphragm' stands among its own substitutes. Take it out."
    ]


def test_a_sling_must_name_every_muscle_that_names_it(copy):
    copy.change(SLINGS, "    - diaphragm\n", "")

    assert copy.errors == [
        copy.line(MUSCLES, "    - inner_unit")
        + "the sling 'inner_unit' does not name the muscle 'diaphragm'. Name it there or not here."
    ]


def test_a_muscle_must_name_every_sling_that_names_it(copy):
    copy.change(MUSCLES, "  slings:\n    - inner_unit", "  slings: []")

    assert copy.errors == [
        copy.line(SLINGS, "    - diaphragm")
        + "the muscle 'diaphragm' does not name the sling 'inner_unit'. Name it there or not here."
    ]


def test_a_region_off_the_chain_is_told(copy):
    edges = "chain_edges.yaml"
    copy.change(edges, "[scapula, shoulder]", "[scapula, neck]").change(edges, "[hip, shoulder]", "[hip, knee]")

    no_edge = "no chain edge leads to 'shoulder'. Add one to chain_edges.yaml."
    assert copy.line("regions.yaml", "id: shoulder") + no_edge in copy.errors
