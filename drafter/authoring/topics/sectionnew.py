"""A topic of one's own in the library of an office: a skeleton, a copy to change, or changed items."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring.answers import WrongAnswerError
from drafter.authoring.newoffice.start import refuse_gaps
from drafter.authoring.officename import DEFAULT_SYSTEM
from drafter.authoring.topics.sectioncopy import Sources, chosen_items, overlay_text, whole_text
from drafter.authoring.topics.sectionform import (
    CATALOGUE_HEAD,
    catalogue_text,
    check_topic,
    indicators_for,
    section_text,
)
from drafter.authoring.topics.sectioninsert import with_items
from drafter.errors import DrafterError
from drafter.library.library import Library, load_library
from drafter.library.pieces import INDICATORS
from drafter.library.searchpath import folder_at, is_office, search_path
from drafter.newfiles import NewFile, check_new_files, write_new_files
from drafter.pipeline import Shelf, library_path, open_profile
from drafter.textfile import Splice, from_text, read_text, write_atomically
from drafter.yamlsource import nearest, read_yaml

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.library.sections import SectionSource


class Made(Struct, frozen=True):
    """The files that were written, and those that something was put into."""

    written: tuple[Path, ...]
    changed: tuple[Path, ...] = ()


class OwnSections:
    """The sections of one folder, an office's or a library's, and what lies beneath them."""

    def __init__(self, folder: Path) -> None:
        """Look at the folder.

        Raises:
            DrafterError: when neither an office nor a library stands there, or one of the
                libraries beneath cannot be used.
        """
        found: list[Finding] = []
        self.folder = folder
        office = open_profile(folder, []) if is_office(folder) else None
        self._system = office.system if office else DEFAULT_SYSTEM
        own = folder_at(folder)
        if office:
            path = search_path(folder, office.libraries, found)
        else:
            path = library_path(folder, found)
        refuse_gaps(found)
        self._below = tuple(part for part in path if part != own)
        self._beneath = Shelf().library(self._below, []).library
        self._path = path

    @cached_property
    def _all(self) -> Library:
        """What counts here, own sections included; a copy of items can do without."""
        return load_library(self._path, [])

    def skeleton(self, topic: str, title: str, indicators: str) -> Made:
        """Write a new topic, and what 指标.yaml says of its indicators.

        Raises:
            WrongAnswerError: when there is such a topic, or an indicator cannot be.
            DrafterError: when it cannot be written.
        """
        check_topic(topic)
        if topic in self._beneath.sections:
            raise WrongAnswerError(
                f"已经有主题“{topic}”（{self._whose(self._beneath.sections[topic])}）。"
                f"要改它：--from {topic} 抄来全文，--条目 名称 只抄几条。"
            )
        check_new = check_new_files(self.folder, [_file_of(topic)])
        if check_new:
            raise DrafterError(*check_new)
        group = topic.rpartition("/")[2]
        title = title or group
        made = indicators_for(topic, title, indicators, self._all.catalogue, self._all.units)
        files = [NewFile(_file_of(topic), section_text(title, self._system, made).encode("utf-8"))]
        new = tuple(indicator for indicator in made if indicator.is_new)
        if not new:
            return Made(write_new_files(self.folder, files).files)
        name = f"sections/{topic.partition('/')[0]}/{INDICATORS}.yaml"
        text = catalogue_text(group, new)
        if not os.path.lexists(self.folder / name):
            files.append(NewFile(name, (CATALOGUE_HEAD + text).encode("utf-8")))
            return Made(write_new_files(self.folder, files).files)
        return self._beside_catalogue(files, self.folder / name, group, text)

    def copy(self, topic: str, origin: str) -> Made:
        """Write a copy of all of `origin`, to replace it or as a topic of its own.

        Raises:
            WrongAnswerError: when there is no such original, or the topic is there already.
            DrafterError: when it cannot be written.
        """
        check_topic(topic)
        original = self._original(origin)
        if topic != origin and topic in self._all.sections:
            raise WrongAnswerError(f"已经有主题“{topic}”，换一个名称。")
        text = whole_text(original, Sources(), same_topic=topic == origin)
        written = write_new_files(self.folder, [NewFile(_file_of(topic), text.encode("utf-8"))])
        return Made(written.files)

    def overlay(self, topic: str, items: str) -> Made:
        """Write the named items of a topic to be changed, in a file of their own or added to it.

        Raises:
            WrongAnswerError: when there is no such topic or item, or it cannot be added.
            DrafterError: when it cannot be written.
        """
        original = self._original(topic)
        chosen = chosen_items(items, original)
        path = self.folder / _file_of(topic)
        if not os.path.lexists(path):
            text = overlay_text(original, self._whose(original), chosen, Sources())
            files = [NewFile(_file_of(topic), text.encode("utf-8"))]
            return Made(write_new_files(self.folder, files).files)
        found: list[Finding] = []
        source = read_text(path, found)
        if source is None:
            raise DrafterError(*found)
        write_atomically(path, with_items(source, original, chosen, Sources()))
        return Made((), (path,))

    def _original(self, topic: str) -> SectionSource:
        original = self._beneath.sections.get(topic)
        if original is not None:
            return original
        if topic in self._all.sections:
            raise WrongAnswerError(
                f"主题“{topic}”是这里自己的，没有原件：直接改 {self._all.sections[topic].place.file}"
            )
        near = nearest(topic, self._beneath.sections) or next(
            (path for path in self._beneath.sections if path.endswith(f"/{topic}")), ""
        )
        raise WrongAnswerError(
            f"没有主题“{topic}”。" + (f"是不是“{near}”？" if near else "写成 业务线/主题。")
        )

    def _whose(self, original: SectionSource) -> str:
        """The library that an original stands in, as people call it."""
        file = Path(original.place.file)
        return next(part.name for part in self._below if file.is_relative_to(part.sections))

    def _beside_catalogue(
        self, files: list[NewFile], catalogue: Path, group: str, text: str
    ) -> Made:
        """Write the section, and put its indicators at the end of the 指标.yaml that is there."""
        found: list[Finding] = []
        source = read_text(catalogue, found)
        if source is None:
            raise DrafterError(*found)
        end = len(source.original or source.text)
        addition = ("" if source.text.endswith(("\n", "\r")) or not end else "\n") + text
        faults: list[Finding] = []
        node = read_yaml(from_text(str(catalogue), source.text + addition), faults)
        keys = [entry.key.text for entry in node.entries] if node else []
        if faults or keys.count(group) != 1:
            raise WrongAnswerError(
                f"{catalogue} 里接不上，什么也没有写。请自己把下面几行放进去，再运行一次：\n{text}"
            )
        written = write_new_files(self.folder, files)
        try:
            write_atomically(catalogue, source.splice([Splice(end, end, addition)]))
        except BaseException:
            for path in written.files:
                path.unlink(missing_ok=True)
            raise
        return Made(written.files, (catalogue,))


def _file_of(topic: str) -> str:
    return f"sections/{topic}.md"
