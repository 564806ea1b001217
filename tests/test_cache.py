"""What is kept on disk between runs: never seen in a result, never trusted, never in the way."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.batch import render
from drafter.diskcache import MOST_ENTRIES
from drafter.layout.base import base_package
from drafter.pipeline import AS_FILED, Shelf
from tests.cli.conftest import FIGURES, make_office
from tests.offices import OUTLINE, PROFILE
from tests.processes import PLACES, drafter, start

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafter.findings import Finding

EXAMPLE = Path(__file__).parents[1] / "examples" / "番禺区"
SECRET = "悄悄话一二三"
# A topic with a faulty line beside the good one: its finding must come out of the cache too.
FAULTY = "sections/试验/坏.md"
FAULTY_TEXT = "---\n标题: 坏\n---\n# 总结\n- 〔一〕总数{{ 试验.没有 }}。\n"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where a test's cache goes."""
    return tmp_path / "缓存"


@pytest.fixture
def office(tmp_path: Path, without_topics: None) -> Path:
    """An office with a library of its own, every part of it printed."""
    return make_office(
        tmp_path / "县",
        "提纲: 本单位\n" + FIGURES,
        **{
            "2018素材__md": f"# 试验/试验\n- {SECRET}。\n",
            FAULTY: FAULTY_TEXT,
            "templates/提纲/本单位.yaml": OUTLINE + "导语: 本单位\n",
            "templates/导语/本单位.md": "甲导语没有数。\n",
            "templates/句式.yaml": '同比: {升: "比{基准}上升{幅度}"}\n',
            "templates/版式/公文.yaml": "沿用: 公文\n字体: {仿宋: {名称: 本单位仿宋}}\n",
        },
    )


def rendered(year: Path, target: Path, cache: str | Path) -> tuple[bytes, tuple[Finding, ...]]:
    """The document of a year and what was found, as a new process would have it."""
    return rendered_with({"DRAFTER_CACHE": cache}, year, target)


def rendered_with(
    settings: Mapping[str, str | Path], year: Path, target: Path
) -> tuple[bytes, tuple[Finding, ...]]:
    """The same, where these settings alone say where a cache goes."""
    target.unlink(missing_ok=True)
    base_package.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        for name in PLACES:
            patch.delenv(name, raising=False)
        for name, value in settings.items():
            patch.setenv(name, str(value))
        done = render(year, target, Shelf(), AS_FILED)
    assert done.written == target
    return target.read_bytes(), done.findings


def words(document: bytes, folder: Path) -> str:
    """Text and styles of a document."""
    path = folder / "看.docx"
    path.write_bytes(document)
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(f"word/{name}.xml").decode() for name in ("document", "styles"))


def entries(cache: Path) -> list[Path]:
    return sorted(cache.iterdir()) if cache.exists() else []


def library_entry(cache: Path) -> Path:
    (entry,) = [path for path in entries(cache) if path.name.startswith("libraryread-")]
    return entry


@pytest.mark.parametrize("which", ["office", "example"])
def test_with_and_without_a_cache_the_same_is_written_and_found(
    which: str, office: Path, cache: Path, tmp_path: Path
) -> None:
    """In processes of their own, as sets have another order in each."""
    year = (office if which == "office" else EXAMPLE) / "2018.yaml"
    target = tmp_path / "文.docx"
    arguments = ["render", year, "-o", target, "--format", "json"]

    def outcome(place: str | Path, seed: str) -> tuple[bytes, str]:
        target.unlink(missing_ok=True)
        out, _ = drafter(arguments, {"DRAFTER_CACHE": place, "PYTHONHASHSEED": seed})
        return target.read_bytes(), out

    without = outcome("off", "1")
    first = outcome(cache, "2")
    kept = {path: path.read_bytes() for path in entries(cache)}
    second = outcome(cache, "3")
    assert without == first == second
    assert len(kept) == 2
    assert {path: path.read_bytes() for path in entries(cache)} == kept
    if which == "office":
        assert "试验.没有" in first[1]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sections/试验/试验.md", "资金", "经费"),
        ("sections/试验/指标.yaml", "单位: 万元", "单位: 亿元"),
        ("templates/提纲/本单位.yaml", "主要工作情况", "今年工作情况"),
        ("templates/句式.yaml", "上升", "上扬"),
        ("templates/导语/本单位.md", "甲导语", "乙导语"),
        ("templates/版式/公文.yaml", "本单位仿宋", "别单位仿宋"),
    ],
)
def test_an_edit_is_seen_at_once_though_size_and_time_are_the_same(
    file: str, old: str, new: str, office: Path, cache: Path, tmp_path: Path
) -> None:
    """Clocks of some file systems tick every two seconds."""
    year, path = office / "2018.yaml", office / file
    before, _ = rendered(year, tmp_path / "前.docx", cache)
    status = path.stat()
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    after, _ = rendered(year, tmp_path / "后.docx", cache)
    assert after != before
    assert after == rendered(year, tmp_path / "后.docx", "off")[0]


def test_files_that_come_and_go_are_seen(office: Path, cache: Path, tmp_path: Path) -> None:
    year, target = office / "2018.yaml", tmp_path / "文.docx"

    def found() -> str:
        return "".join(finding.message for finding in rendered(year, target, cache)[1])

    assert "试验.没有" in found()
    (office / FAULTY).rename(office / "sections/试验/坏.txt")
    assert "试验.没有" not in found()
    (office / "sections/试验/坏.txt").rename(office / FAULTY)
    assert "试验.没有" in found()
    (office / FAULTY).unlink()
    assert "试验.没有" not in found()


def test_a_library_behind_a_link_is_read_every_time(
    office: Path, cache: Path, tmp_path: Path
) -> None:
    """Where a link leads cannot be told from the folder it stands in."""
    year, section = office / "2018.yaml", office / "sections/试验/试验.md"
    elsewhere = tmp_path / "别处.md"
    section.rename(elsewhere)
    section.symlink_to(elsewhere)
    rendered(year, tmp_path / "文.docx", cache)
    assert not [path for path in entries(cache) if path.name.startswith("libraryread-")]


def forge(entry: Path, payload: bytes) -> None:
    """An entry as the program itself would write it."""
    name = entry.stem.encode()
    entry.write_bytes(sha256(name + payload).digest() + payload)


def forged_words(entry: Path) -> None:
    """Another word in the kept library, its digest made to fit."""
    payload = entry.read_bytes()[32:]
    assert "资金".encode() in payload
    forge(entry, payload.replace("资金".encode(), "伪造".encode()))


def link_the_entry(entry: Path) -> None:
    aside = entry.with_name("别处")
    entry.rename(aside)
    entry.symlink_to(aside)


def link_the_folder(entry: Path) -> None:
    aside = entry.parent.with_name("别处")
    entry.parent.rename(aside)
    entry.parent.symlink_to(aside)


def test_a_trusted_entry_is_read(office: Path, cache: Path, tmp_path: Path) -> None:
    """What the tests below hold against: without their obstacle, the forged words come out."""
    year, target = office / "2018.yaml", tmp_path / "文.docx"
    rendered(year, target, cache)
    forged_words(library_entry(cache))
    assert "伪造" in words(rendered(year, target, cache)[0], tmp_path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: entry.chmod(0o620),
        lambda entry: entry.chmod(0o602),
        lambda entry: entry.parent.chmod(0o770),
        lambda entry: entry.parent.chmod(0o777),
        link_the_entry,
        link_the_folder,
    ],
    ids=["同组可写", "人人可写", "文件夹同组可写", "文件夹人人可写", "链接", "文件夹是链接"],
)
def test_what_others_may_have_written_is_not_read(
    spoil: Callable[[Path], None], office: Path, cache: Path, tmp_path: Path
) -> None:
    year, target = office / "2018.yaml", tmp_path / "文.docx"
    honest = rendered(year, target, cache)
    entry = library_entry(cache)
    forged_words(entry)
    spoil(entry)
    assert rendered(year, target, cache) == honest


def test_what_somebody_else_owns_is_not_read(
    office: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    year, target = office / "2018.yaml", tmp_path / "文.docx"
    honest = rendered(year, target, cache)
    forged_words(library_entry(cache))
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    assert rendered(year, target, cache) == honest


class Harm:
    """Pickled, it makes a folder when it is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.folder),)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"garbage",
        pickle.dumps(object()),
        pickle.dumps(("not", "a library")),
        b"cdrafter.cli.app\nrun\n)R.",
        b"cdrafter.diskcache\nos\n.",
        b"\x80\x05\x95" + b"\xff" * 8,
    ],
    ids=["空", "乱码", "别的类型", "别的值", "程序里的函数", "程序引入的模块", "声称很长"],
)
def test_an_entry_that_cannot_be_read_is_made_anew(
    payload: bytes, office: Path, cache: Path, tmp_path: Path
) -> None:
    year, target = office / "2018.yaml", tmp_path / "文.docx"
    honest = rendered(year, target, cache)
    entry = library_entry(cache)
    good = entry.read_bytes()
    forge(entry, payload)
    assert rendered(year, target, cache) == honest
    assert entry.read_bytes() == good


def test_nothing_but_data_can_come_out_of_an_entry(
    office: Path, cache: Path, tmp_path: Path
) -> None:
    year, target, mark = office / "2018.yaml", tmp_path / "文.docx", tmp_path / "得手"
    honest = rendered(year, target, cache)
    forge(library_entry(cache), pickle.dumps(Harm(mark)))
    assert rendered(year, target, cache) == honest
    assert not mark.exists()


@pytest.mark.parametrize("left", [0, 1, 31, 32, 33, 5000])
def test_a_torn_entry_is_made_anew(left: int, office: Path, cache: Path, tmp_path: Path) -> None:
    year, target = office / "2018.yaml", tmp_path / "文.docx"
    honest = rendered(year, target, cache)
    good = {entry: entry.read_bytes() for entry in entries(cache)}
    for entry, data in good.items():
        entry.write_bytes(data[:left])
    assert rendered(year, target, cache) == honest
    assert {entry: entry.read_bytes() for entry in entries(cache)} == good


def test_an_entry_under_another_name_is_not_read(office: Path, cache: Path, tmp_path: Path) -> None:
    year, target = office / "2018.yaml", tmp_path / "文.docx"
    rendered(year, target, cache)
    old = library_entry(cache).read_bytes()
    section = office / "sections/试验/试验.md"
    section.write_text(section.read_text("utf-8").replace("资金", "经费"), "utf-8")
    library_entry(cache).unlink()
    changed = rendered(year, target, cache)
    library_entry(cache).write_bytes(old)
    assert rendered(year, target, cache) == changed


def test_processes_that_start_together_do_not_disturb_each_other(
    office: Path, cache: Path, tmp_path: Path
) -> None:
    targets = [tmp_path / f"{number}.docx" for number in range(4)]
    processes = [
        start(["render", office / "2018.yaml", "-o", target], {"DRAFTER_CACHE": cache})
        for target in targets
    ]
    told = [process.communicate(timeout=120)[1] for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, told
    assert len({target.read_bytes() for target in targets}) == 1
    assert len(entries(cache)) == 2


@pytest.mark.parametrize("setting", ["off", "相对/路径"])
def test_it_can_be_switched_off(
    setting: str, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "家"
    home.mkdir()
    before = sorted(tmp_path.rglob("*"))
    document = office / "2018.docx"
    rendered_with({"DRAFTER_CACHE": setting, "HOME": home}, office / "2018.yaml", document)
    assert sorted(tmp_path.rglob("*")) == sorted([*before, document])


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ({"HOME": "家"}, "家/.cache/drafter"),
        ({"HOME": "家", "XDG_CACHE_HOME": "存"}, "存/drafter"),
        ({"HOME": "家", "DRAFTER_CACHE": "存"}, "存"),
    ],
    ids=["家", "XDG", "指定"],
)
def test_it_stands_in_the_users_own_folder(
    settings: dict[str, str], place: str, office: Path, tmp_path: Path
) -> None:
    (tmp_path / "家").mkdir()
    before = sorted(office.rglob("*"))
    absolute = {name: tmp_path / value for name, value in settings.items()}
    document = office / "2018.docx"
    rendered_with(absolute, office / "2018.yaml", document)
    assert len(entries(tmp_path / place)) == 2
    assert (tmp_path / place).stat().st_mode & 0o077 == 0
    assert sorted(office.rglob("*")) == sorted([*before, document])


def test_nothing_is_left_in_the_home_of_somebody_else(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under sudo, which may keep the user's HOME."""
    home = tmp_path / "家"
    home.mkdir()
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    rendered_with({"HOME": home}, office / "2018.yaml", tmp_path / "文.docx")
    assert not list(home.iterdir())


@pytest.mark.parametrize("home", ["/dev/null", "/proc/没有", "无", f"/tmp/{'长' * 200}"])
def test_without_a_home_all_goes_on(home: str, office: Path, tmp_path: Path) -> None:
    year, target = office / "2018.yaml", tmp_path / "文.docx"
    without = rendered(year, target, "off")
    assert rendered_with({"HOME": home}, year, target) == without
    assert rendered(year, target, f"{home}/x") == without


def test_it_does_not_grow_without_end(office: Path, cache: Path, tmp_path: Path) -> None:
    cache.mkdir(mode=0o700)
    for number in range(MOST_ENTRIES + 20):
        old = cache / f"libraryread-{number:064x}.cache"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    notes = cache / "笔记.cache"
    notes.write_text("不是缓存", "utf-8")
    os.utime(notes, (0, 0))
    rendered(office / "2018.yaml", tmp_path / "文.docx", cache)
    left = entries(cache)
    assert len(left) == MOST_ENTRIES + 1
    assert notes in left
    assert cache / f"libraryread-{MOST_ENTRIES + 19:064x}.cache" in left
    assert cache / f"libraryread-{0:064x}.cache" not in left


def test_nothing_of_the_year_is_kept(office: Path, cache: Path, tmp_path: Path) -> None:
    document, _ = rendered(office / "2018.yaml", tmp_path / "文.docx", cache)
    assert SECRET in words(document, tmp_path)
    name = PROFILE.split("\n")[0].removeprefix("名称: ")
    for entry in entries(cache):
        assert entry.read_bytes()
        assert SECRET.encode() not in entry.read_bytes()
        assert name.encode() not in entry.read_bytes()


def test_all_that_a_library_is_read_from_stands_in_its_folders(office: Path) -> None:
    """Only what stands there is in the key: a file read from elsewhere could change unseen."""
    program = f"""
import sys
from pathlib import Path
from drafter.drafting.report import compile_library
from drafter.library.library import load_library
from drafter.library.searchpath import search_path
folders = search_path(Path({str(office)!r}), (), [])
compile_library(load_library(folders, []), [])
roots = [str(part) for folder in folders for part in (folder.sections, folder.templates)]
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
compile_library(load_library(folders, []), [])
assert len(opened) > 50, opened
strangers = [path for path in opened if not path.startswith(tuple(roots))]
assert not strangers, strangers
"""
    subprocess.run([sys.executable, "-c", program], check=True)
