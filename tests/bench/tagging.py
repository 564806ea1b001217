"""Our own document of an example as a template: its figures become tags, and each tag its Python.

What stands at a tag is found by the places that each figure of the draft keeps: the number
typed there, or what comes of the numbers typed there. It must hold for every sample, and is
written out as an office would write it around docxtpl (`officescript`).
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any

import yaml

from drafter.drafting.blocks import FigureRun
from drafter.layout.digest import DIGEST_PART
from drafter.layout.properties import CORE_PART
from drafter.layout.writer import DOCUMENT_PART, write_document
from drafter.layout.xmltext import escaped
from drafter.library.searchpath import PROFILE
from drafter.pipeline import Shelf, draft_office, open_office
from tests.bench import officescript
from tests.bench.corpus import NUMBER, office_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from drafter.drafting.blocks import Draft
    from drafter.location import Location

OWN_PARTS = (DOCUMENT_PART, CORE_PART, DIGEST_PART)
YEAR = re.compile(r"\by\d+\b")
TWO_NUMBERS = ("rate", "share", "difference", "each")


@dataclass(frozen=True, slots=True)
class Template:
    """Every part of the document by name, those of its own with tags; and the tags' module."""

    parts: Mapping[str, bytes]
    code: str

    @property
    def package(self) -> bytes:
        """The template as a .docx."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return stream.getvalue()


class NoTagError(Exception):
    """A printed number that does not follow from the numbers typed."""


def make_template(years: Sequence[Path]) -> Template:
    """The template of the first year, good for all of them."""
    shelf = Shelf()
    offices = [open_office(year, shelf, []) for year in years]
    drafts = [draft_office(office) for office in offices]
    samples = [_Sample(year.parent) for year in years]
    with zipfile.ZipFile(io.BytesIO(write_document(drafts[0], offices[0].page_style))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = office_name(years[0].parent)
    tags = {"name": f'read(folder / "{PROFILE}")["名称"]'}
    body = _tagged(parts[DOCUMENT_PART].decode(), drafts, samples, tags)
    parts[DOCUMENT_PART] = body.replace(name, "{{ name }}").encode()
    parts[CORE_PART] = parts[CORE_PART].decode().replace(name, "{{ name }}").encode()
    return Template(parts, _module(tags))


def _tagged(
    xml: str, drafts: Sequence[Draft], samples: Sequence[_Sample], tags: dict[str, str]
) -> str:
    """The body with a tag for every number of a figure that is not the same everywhere."""
    pieces: list[str] = []
    end = 0
    for runs in zip(*(_figures(draft) for draft in drafts), strict=True):
        text = escaped(runs[0].text)
        start = xml.index(f">{text}</w:t>", end) + 1
        pieces.append(xml[end:start])
        end = start + len(text)
        pieces.append(_with_tags(runs, samples, tags))
    return "".join([*pieces, xml[end:]])


def _figures(draft: Draft) -> list[FigureRun]:
    return [run for run in draft.runs() if isinstance(run, FigureRun)]


def _with_tags(
    runs: tuple[FigureRun, ...], samples: Sequence[_Sample], tags: dict[str, str]
) -> str:
    """The text of one figure; `runs` are its runs in all samples."""
    pieces: list[str] = []
    end = 0
    for at, match in enumerate(NUMBER.finditer(runs[0].text)):
        wanted = [NUMBER.findall(run.text)[at] for run in runs]
        pieces.append(escaped(runs[0].text[end : match.start()]))
        end = match.end()
        if len(set(wanted)) == 1:
            pieces.append(match.group())
            continue
        tag = f"f{len(tags)}"
        tags[tag] = _found(runs[0], wanted, samples)
        pieces.append(f"{{{{ {tag} }}}}")
    return "".join([*pieces, escaped(runs[0].text[end:])])


def _found(run: FigureRun, wanted: list[str], samples: Sequence[_Sample]) -> str:
    """The Python that gives the wanted text in every sample."""
    for code in _candidates([samples[0].typed_at(origin) for origin in run.origins]):
        if [sample.value(code) for sample in samples] == wanted:
            return code
    raise NoTagError(f"{run.id} {run.form}: {wanted}")


def _candidates(operands: list[str]) -> Iterator[str]:
    """What could be meant, the simplest first; an operand is `y2018["数据"]["低保"]["资金"], 0`."""
    yield from (f"number({operand})" for operand in operands)
    numbers = [f"exact({operand})" for operand in operands]
    for one, other in permutations(numbers, 2):
        yield from (f"{function}({one}, {other})" for function in TWO_NUMBERS)
    yield f"total({', '.join(numbers)})"


class _Sample:
    """One office's year files, as YAML reads them and by place."""

    def __init__(self, folder: Path) -> None:
        self._places: dict[str, list[tuple[yaml.Node, str]]] = {}
        self._names: dict[str, Any] = {
            name: value for name, value in vars(officescript).items() if not name.startswith("_")
        }
        for path in sorted(folder.glob("[0-9]*.yaml")):
            name = f"y{path.stem}"
            self._names[name] = officescript.read(path)
            root = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
            self._places[path.name] = list(_scalars(root, name))

    def value(self, code: str) -> str:
        """What an expression over the year files gives; nothing if it cannot be computed."""
        try:
            return str(eval(code, self._names))
        except (ArithmeticError, IndexError, ValueError):
            return ""

    def typed_at(self, place: Location) -> str:
        """The scalar and the number in it that stand at a place of the first sample's files."""
        line, column = place.line - 1, place.column - 1
        for node, path in self._places[place.file.rsplit("/", 1)[-1]]:
            start, end = node.start_mark, node.end_mark
            if start.line == line and start.column <= column < end.column:
                before = node.value[: column - start.column]
                return f"{path}, {len(NUMBER.findall(before))}"
        raise NoTagError(str(place))


def _scalars(node: yaml.Node | None, path: str) -> Iterator[tuple[yaml.Node, str]]:
    """Every scalar that is a value, and the Python that leads to it."""
    if isinstance(node, yaml.ScalarNode):
        yield node, path
    elif isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            yield from _scalars(item, f"{path}[{at}]")
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            is_number = key.tag == "tag:yaml.org,2002:int"
            yield from _scalars(value, f"{path}[{key.value if is_number else repr(key.value)}]")


def _module(tags: Mapping[str, str]) -> str:
    """The tags as a module beside `officescript`."""
    years = sorted({name for code in tags.values() for name in YEAR.findall(code)})
    lines = [
        "from officescript import difference, each, exact, number, rate, read, share, total",
        "",
        "def context(folder):",
        *(f"    {name} = read(folder / '{name[1:]}.yaml')" for name in years),
        "    return {",
        *(f"        {tag!r}: {code}," for tag, code in tags.items()),
        "    }",
        "",
    ]
    return "\n".join(lines)
