"""YAML as nodes that know their line. Nothing is guessed from how a value looks: the schema says what it is."""

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

type Step = str | int

EMPTY = ("", "~", "null")
"""What, written without quotes, is as good as nothing."""


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


def is_empty(node: Node) -> bool:
    """Whether nothing was written where a value belongs."""
    return isinstance(node, ScalarNode) and not node.style and node.value in EMPTY


def locate(node: Node, path: tuple[Step, ...]) -> int:
    """The line of the value at this path of keys and positions, or of the last part of it that is there."""
    for step in path:
        inner = node.value[step] if isinstance(step, int) else value_at(node, step)
        if inner is None:
            break
        node = inner
    return line_of(node)


def text_at(node: Node, key: str) -> str:
    """The text of the scalar at a key, or nothing."""
    value = value_at(node, key)
    return value.value if isinstance(value, ScalarNode) else ""


def value_at(node: Node, key: str) -> Node | None:
    """The value at a key, or None if the node has no such key or is no table."""
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((value for key_node, value in pairs if key_node.value == key), None)
