"""YAML as nodes that know their line. Nothing is guessed from how a value looks: the schema says what it is."""

from typing import cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

type Step = str | int


class _NodeLoader(yaml.CSafeLoader):
    """Composes nodes only. Types come from the schema, so `no` is a word and the slow guessing is left out."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        return kind.__name__


def compose(text: str) -> Node | None:
    """The root node of one YAML document, or None if it is empty. Raises yaml.YAMLError."""
    loader = _NodeLoader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def line_of(node: Node) -> int:
    """The line a node starts on, counted from 1."""
    return node.start_mark.line + 1


def is_plain(node: Node) -> bool:
    """Whether a scalar was written without quotes."""
    return isinstance(node, ScalarNode) and not node.style


def is_empty(node: Node) -> bool:
    """Whether nothing was written where a value belongs."""
    return is_plain(node) and node.value in ("", "~", "null")


def locate(node: Node, path: tuple[Step, ...]) -> int:
    """The line of the value at this path of keys and positions, or of the last part of it that is there."""
    for step in path:
        inner = _child(node, step)
        if inner is None:
            break
        node = inner
    return line_of(node)


def text_at(node: Node, key: str) -> str:
    """The text of the scalar at a key, or nothing."""
    value = _child(node, key)
    return value.value if isinstance(value, ScalarNode) else ""


def _child(node: Node, step: Step) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return cast("Node", node.value[step])
    return None
