"""YAML as editors read it (YAML 1.2), and the schemas of an office as they check by them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft7Validator

from drafter.authoring.schema.collection import DEFAULT_FOLDER, collect
from drafter.checks.rulebook import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
WORDS_OF = {"单位", "指标", "计量", "称谓", "易错词", "慎用词", "时效", "常用语", "近似字", "句式"}
FOLDERS = {"提纲", "版式", "附件"}


class EditorLoader(yaml.SafeLoader):
    """The core schema of YAML 1.2; every key is a string, as in JSON."""


def _make_loader() -> None:
    kinds = (
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""], lambda text: None),
        ("bool", r"^(?:true|false)$", ["t", "f"], lambda text: text == "true"),
        ("int", r"^[-+]?[0-9]+$", list("-+0123456789"), int),
        ("float", r"^[-+]?[0-9]*\.[0-9]+(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789"), float),
    )
    EditorLoader.yaml_implicit_resolvers = {}
    for name, pattern, first, make in kinds:
        tag = f"tag:yaml.org,2002:{name}"
        EditorLoader.add_implicit_resolver(tag, re.compile(pattern), first)
        EditorLoader.add_constructor(tag, _made_by(make))
    EditorLoader.add_constructor(
        "tag:yaml.org,2002:map",
        lambda loader, node: {
            key.value: loader.construct_object(value, deep=True) for key, value in node.value
        },
    )


def _made_by(make: Callable[[str], object]) -> Callable[[yaml.SafeLoader, Any], object]:
    return lambda _, node: make(node.value)


_make_loader()


def as_editor_reads(text: str) -> Any:
    """What the file holds to an editor."""
    return yaml.load(text, Loader=EditorLoader)


def kind_of(path: Path) -> str:
    """Which schema a file is for."""
    if path.stem in WORDS_OF:
        return path.stem
    if path.parent.name in FOLDERS:
        return path.parent.name
    return "提纲" if path.stem.endswith("提纲") else "年度"


class Editor:
    """Checks files by the schemas of one office."""

    def __init__(self, schemas: dict[str, Any]) -> None:
        self.schemas = schemas
        self._validators = {kind: Draft7Validator(each) for kind, each in schemas.items()}

    def faults(self, kind: str, text: str) -> list[str]:
        """What an editor underlines: `数据/低保: …`."""
        errors = self._validators[kind].iter_errors(as_editor_reads(text))
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def editor_of(folder: Path) -> Editor:
    """An editor with the schemas of the office in `folder`, as `collect` makes them."""
    files = collect(folder, rulebook(), []).files
    return Editor({kind: json.loads(data) for kind, data in files.items()})


def written_schemas(folder: Path) -> dict[str, Any]:
    """The schemas that a command has written below an office's folder."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (folder / DEFAULT_FOLDER).glob("*.json")
    }
