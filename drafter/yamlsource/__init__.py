"""YAML as people type it: nodes with the words and places of the file, slips found."""

from drafter.yamlsource.fields import Fields, nearest, told_singly
from drafter.yamlsource.keyboard import Slip, slips
from drafter.yamlsource.nodes import Entry, Mapping, Node, Scalar, Sequence
from drafter.yamlsource.reader import read_yaml

__all__ = [
    "Entry",
    "Fields",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Slip",
    "nearest",
    "read_yaml",
    "slips",
    "told_singly",
]
