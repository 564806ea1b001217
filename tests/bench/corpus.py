"""Many offices out of one example: every year with other figures, every office with its own name."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from drafter.drafting.blocks import FigureRun
from drafter.figures.yearindex import is_year_file
from drafter.library.searchpath import PROFILE
from drafter.pipeline import Shelf, draft_office, open_office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Draft

EXAMPLES = Path(__file__).parents[2] / "examples"
PUBLISHED = "公开稿"  # an edition whose words are read over: they say what the other says
SEED = 9704
NUMBER = re.compile(r"\d+(?:\.\d+)?")

_QUANTITY = re.compile(r"[^\d:：]{0,4}\d[^:：]{0,15}")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?")
_FIGURES = frozenset({"数据", "自设", "清单"})
_NO_FIGURE = frozenset({"时段", "截至", "期限", "来源", "备注", "状态", "公开"})
_SYLLABLES = (
    "安昌长常成春达大德东恩丰福富高光广桂海河和衡红华怀惠吉江金景开康兰乐丽利连林临龙隆茂"
    "明南宁平普启清庆泉荣瑞山上石寿顺松太泰天通同万文武西仙祥新信兴阳宜义永玉裕源云泽"
)


@dataclass(frozen=True, slots=True)
class Example:
    """An office of `examples/` and the latest year it has."""

    folder: Path
    year: str

    @property
    def source(self) -> Path:
        """Its year's file."""
        return self.folder / self.year


def example(name: str) -> Example:
    """The example office of this name."""
    folder = EXAMPLES / name
    years = [path.name for path in folder.iterdir() if is_year_file(path)]
    return Example(folder, max(years))


def office_name(folder: Path) -> str:
    """名称 in the 单位.yaml of a folder."""
    (name,) = re.findall(r"^名称: *(\S+)", (folder / PROFILE).read_text("utf-8"), re.MULTILINE)
    return str(name)


def drafted(year: Path, shelf: Shelf) -> Draft:
    """The draft of a year."""
    return draft_office(open_office(year, shelf, []))


def make_corpus(model: Example, root: Path, count: int, *, alike: bool = True) -> tuple[Path, ...]:
    """The year files of `count` offices below `root`, the first that of the example itself.

    With `alike` all have the same sentences and differ in figures and names alone, so that
    one template can serve all of them.
    """
    _share_library(model, root)
    shelf = Shelf()
    years: list[Path] = []
    sentences = None
    for number, name in enumerate(_names(office_name(model.folder))):
        folder = root / f"{number:04}"
        year = _write_office(model, folder, name, random.Random(SEED + number) if number else None)
        if alike:
            told = _sentences(drafted(year, shelf), name)
            sentences = sentences or told
            if told != sentences:
                shutil.rmtree(folder)
                continue
        years.append(year)
        if len(years) == count:
            return tuple(years)
    raise ValueError(f"only {len(years)} offices can be made of {model.folder.name}")


def _share_library(model: Example, root: Path) -> None:
    """What the example adds to the library, as a 素材库 beside all offices."""
    for part in ("sections", "templates"):
        if (model.folder / part).is_dir():
            shutil.copytree(model.folder / part, root / "共用" / part)


def _names(name: str) -> Iterator[str]:
    """The example's own name, then names as long: 广州市番禺区民政局, 广州市安昌区民政局 …."""
    yield name
    (place,) = re.findall(r"(?:市|省|州|^)(..)[区县市]", name)[:1]
    for first, second in permutations(_SYLLABLES, 2):
        yield name.replace(place, first + second)


def _write_office(model: Example, folder: Path, name: str, dice: random.Random | None) -> Path:
    folder.mkdir(parents=True)
    for path in model.folder.iterdir():
        if path.suffix not in {".yaml", ".md"}:
            continue
        text = path.read_text("utf-8")
        if path.name == PROFILE:
            text = text.replace(office_name(model.folder), name)
            text += f"稿: {{{PUBLISHED}: {{公开: 是}}}}\n"
            if (folder.parent / "共用").is_dir():
                text = re.sub(r"^素材库:.*$", "素材库: [../共用]", text, flags=re.MULTILINE)
        elif is_year_file(path) and dice is not None:
            text = _with_other_figures(text, dice)
        (folder / path.name).write_text(text, "utf-8")
    return folder / model.year


def _with_other_figures(text: str, dice: random.Random) -> str:
    """The year with every figure smaller by some share, the same for figures that belong together."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    changes: list[tuple[int, int, str]] = []
    for part in _entries(root, _FIGURES):
        for group in _entries(part):
            share = Decimal(dice.randint(800, 990)) / 1000
            for scalar in _scalars(group):
                start, end = scalar.start_mark.index, scalar.end_mark.index
                typed = text[start:end]
                if _QUANTITY.fullmatch(typed) and not _DATE.search(typed):
                    changes.append((start, end, NUMBER.sub(_Smaller(share), typed)))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


class _Smaller:
    """A number's smaller neighbour; what is whole (100 %) or a handful stays as it is."""

    def __init__(self, share: Decimal) -> None:
        self._share = share

    def __call__(self, match: re.Match[str]) -> str:
        number = Decimal(match.group())
        if number <= 10 or number == 100:
            return match.group()
        unit = Decimal(1).scaleb(int(number.as_tuple().exponent))
        less = str((number * self._share).quantize(unit, ROUND_HALF_UP))
        # YAML would read 1.20 as 1.2.
        return less[:-1] + "1" if "." in less and less.endswith("0") else less


def _entries(node: yaml.Node | None, keys: frozenset[str] | None = None) -> Iterator[yaml.Node]:
    """The values of a mapping or the items of a sequence."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if (keys is None or key.value in keys) and key.value not in _NO_FIGURE:
                yield value
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _scalars(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for entry in _entries(node):
        yield from _scalars(entry)


def _sentences(draft: Draft, name: str) -> tuple[str, ...]:
    """The draft's words without its figures and the office's name."""
    return tuple(
        NUMBER.sub("#", run.text) if isinstance(run, FigureRun) else run.text.replace(name, "#")
        for run in draft.runs()
    )
