"""YAML as people type it: nodes with the words and places of the file."""

from drafter.yamlsource.fields import Fields, nearest, told_singly
from drafter.yamlsource.nodes import Entry, Mapping, Node, Scalar, Sequence
from drafter.yamlsource.reader import read_yaml

__all__ = [
    "Entry",
    "Fields",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "nearest",
    "read_yaml",
    "told_singly",
]
