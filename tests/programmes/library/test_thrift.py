"""Stills in few bytes, without a difference that could be seen."""

from programmes.library.figures.thrift import LONGEST, thrifty


def test_a_path_is_told_from_point_to_point_on_the_grid():
    inner, box = thrifty('<path d="M10 10L20 10L20.01 10L20 5A5 5 0 0 1 10 10Z"/>', [0, 0, 140, 70])

    assert box == [0, 0, LONGEST, LONGEST // 2]
    assert inner == '<path d="M20 20l20 0 0-10a10 10 0 01-20 10z"/>'


def test_a_whole_circle_stays_one():
    inner, _ = thrifty('<path d="M2 5a3 3 0 1 1 6 0a3 3 0 1 1 -6 0Z"/>', [0, 0, 280, 70])

    assert inner == '<path d="M2 5a3 3 0 116 0a3 3 0 11-6 0z"/>'


def test_widths_and_dashes_grow_with_the_picture():
    inner, _ = thrifty('<circle cx="1" cy="2" r="3" stroke-width="1.5" stroke-dasharray="2 1.5"/>', [0, 0, 140, 70])

    assert inner == '<circle cx="2" cy="4" r="6" stroke-width="3" stroke-dasharray="4 3"/>'
