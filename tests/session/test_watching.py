"""Whatever somebody else does to a file is noticed, and nothing that nobody did."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from drafter.figures.editing.edits import plan, write
from drafter.figures.editing.requests import SetValue
from drafter.library.indicators import Catalogue
from drafter.session.disk import watching
from drafter.session.disk.watching import Change, Changed, Places, Watch, year_places
from drafter.textfile import read_text, write_atomically

YEAR = "年度: 2018\n数据:\n  低保:\n    标准: 950\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office of some files, all of them older than any tick of the clock."""
    for name, text in {
        "单位.yaml": "名称: 试验县民政局\n",
        "2017.yaml": YEAR.replace("2018", "2017"),
        "2018.yaml": YEAR,
        "2018素材.md": "# 养老/助餐\n- 助餐。\n",
        "2018/素材.md": "# 低保\n",
        "sections/社会救助/低保.md": "# 总结\n",
        "templates/提纲/简.yaml": "部分: []\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_500_000_000, 1_500_000_000))
    return tmp_path


def watch(office: Path, *libraries: Path) -> Watch:
    files = [str(office / name) for name in ("单位.yaml", "2018.yaml", "2018素材.md")]
    return Watch(year_places(office, office / "2018.yaml", files, libraries))


def told(watch: Watch, office: Path) -> list[str]:
    return [f"{one.path.relative_to(office)} {one.change.value}" for one in watch.changes()]


@pytest.mark.parametrize(
    "name",
    [
        "2018.yaml",
        "2018素材.md",
        "2018/素材.md",
        "单位.yaml",
        "2017.yaml",
        "sections/社会救助/低保.md",
        "templates/提纲/简.yaml",
    ],
)
def test_every_file_of_a_year(name: str, office: Path) -> None:
    seen = watch(office)
    assert told(seen, office) == []
    path = office / name
    path.write_text("年度: 2019\n", encoding="utf-8")
    (change,) = seen.changes()
    assert change == Changed(path, Change.CHANGED, "年度: 2019\n".encode())
    assert told(seen, office) == []
    path.unlink()
    assert told(seen, office) == []
    time.sleep(watching._GRACE)
    assert told(seen, office) == [f"{name} 没有了"]
    assert told(seen, office) == []
    path.write_text(YEAR, encoding="utf-8")
    assert told(seen, office) == [f"{name} 新有"]
    assert told(seen, office) == []


def test_new_files_come_to_stand_anywhere(office: Path, tmp_path: Path) -> None:
    library = tmp_path / "市局"
    seen = watch(office, library)
    for name in ("2016.yaml", "sections/新/甲.md", "市局/templates/称谓.yaml", "2018/社会救助.yml"):
        (office / name).parent.mkdir(parents=True, exist_ok=True)
        (office / name).write_text("甲", encoding="utf-8")
        assert told(seen, office) == [f"{name} 新有"]


def test_what_is_no_text_of_an_office_is_not_looked_at(office: Path) -> None:
    seen = watch(office)
    for name in (".~2018.yaml.正在填", ".2018.yaml.swp", "2018.docx", "2018.yaml~", ".隐.yaml"):
        (office / name).write_text("甲", encoding="utf-8")
    (office / "归档.yaml").mkdir()
    (office / "归档").mkdir()
    (office / "归档" / "2010.yaml").write_text("年度: 2010", encoding="utf-8")
    assert told(seen, office) == []


def test_a_touch_is_no_change(office: Path) -> None:
    seen = watch(office)
    path = office / "2018.yaml"
    os.utime(path)
    path.chmod(0o600)
    path.rename(office / "走.tmp")
    (office / "走.tmp").rename(path)
    path.write_bytes(path.read_bytes())
    assert told(seen, office) == []


def test_an_editor_replaces_a_file(office: Path) -> None:
    seen, path = watch(office), office / "2018.yaml"
    new = office / "2018.yaml~"
    new.write_text(YEAR.replace("950", "955"), encoding="utf-8")
    new.replace(path)
    assert told(seen, office) == ["2018.yaml 改了"]


@pytest.mark.parametrize("text", [YEAR, YEAR.replace("950", "955")], ids=["原样", "改过"])
def test_an_editor_takes_a_file_away_and_puts_it_back(text: str, office: Path) -> None:
    seen, path = watch(office), office / "2018.yaml"
    for take_away in (path.unlink, lambda: path.write_bytes(b"")):
        path.write_text(YEAR, encoding="utf-8")
        seen.changes()
        time.sleep(watching._GRACE)
        take_away()
        assert told(seen, office) == []
        path.write_text(text, encoding="utf-8")
        assert told(seen, office) == ["2018.yaml 改了"] * (text != YEAR)


def test_a_file_that_stays_empty_is_told(office: Path) -> None:
    seen, path = watch(office), office / "2018.yaml"
    path.write_bytes(b"")
    assert seen.changes() == ()
    time.sleep(watching._GRACE)
    assert seen.changes() == (Changed(path, Change.CHANGED, b""),)


def test_two_changes_within_one_tick_of_the_clock(office: Path) -> None:
    """As on a file system whose clock ticks every two seconds, and knows no other times."""
    seen, path = watch(office), office / "2018.yaml"
    stamp = time.time_ns() // 2_000_000_000 * 2_000_000_000

    def stamps(_: Places) -> dict[str, tuple[int, int, int, int, int]]:
        return {str(path): (stamp, path.stat().st_size, 1, 1, 1)}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Places, "stamps", stamps)
        seen.changes()
        for value in ("951", "952", "953"):
            path.write_text(YEAR.replace("950", value), encoding="utf-8")
            (change,) = [one for one in seen.changes() if one.path == path]
            assert value.encode() in (change.data or b"")


def test_right_after_it_began_two_changes_may_look_alike(office: Path) -> None:
    path = office / "2018.yaml"
    path.write_text(YEAR, encoding="utf-8")
    status = path.stat()
    stamp = (status.st_mtime_ns, status.st_size, 1, 1, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Places, "stamps", lambda _: {str(path): stamp})
        seen = Watch(Places((path,)))
        path.write_text(YEAR.replace("950", "955"), encoding="utf-8")
        assert told(seen, office) == ["2018.yaml 改了"]


def test_what_the_program_writes_is_no_change(office: Path) -> None:
    seen, path = watch(office), office / "2018.yaml"
    source = read_text(path, [])
    assert source is not None
    edits = plan([source], [SetValue("截至", "2018-11-30")], Catalogue({}, {}, frozenset(), ()))
    assert isinstance(edits, tuple)
    with seen.held():
        assert write(edits) is None
        for edit in edits:
            seen.wrote(Path(edit.path), edit.after)
    assert told(seen, office) == []
    path.write_bytes(edits[0].after + "# 别人的\n".encode())
    assert told(seen, office) == ["2018.yaml 改了"]


def test_what_somebody_wrote_right_after_the_program_is_told(office: Path) -> None:
    seen, path = watch(office), office / "2018.yaml"
    with seen.held():
        write_atomically(path, "年度: 2018 # 一\n".encode())
        seen.wrote(path, "年度: 2018 # 一\n".encode())
    path.write_text("年度: 2018 # 二\n", encoding="utf-8")
    assert told(seen, office) == ["2018.yaml 改了"]


def test_nobody_looks_while_the_program_writes(office: Path) -> None:
    seen, path = watch(office), office / "2018.yaml"
    found: list[Changed] = []
    thread = threading.Thread(target=lambda: found.extend(seen.changes()))
    with seen.held():
        path.write_bytes(b"x: 1")
        thread.start()
        thread.join(0.2)
        assert thread.is_alive()
        seen.wrote(path, b"x: 1")
    thread.join()
    assert found == []


def test_a_path_is_told_as_it_was_given(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office)
    seen = Watch(Places((Path("2018.yaml"),), (Path(),), (Path("../") / office.name / "sections",)))
    for name in ("2018.yaml", "2017.yaml", "sections/社会救助/低保.md"):
        (office / name).write_text("年度: 2019\n", encoding="utf-8")
    given = Path("..") / office.name / "sections"
    assert [change.path for change in seen.changes()] == [
        Path("2017.yaml"),
        Path("2018.yaml"),
        given / "社会救助" / "低保.md",
    ]
    with seen.held():
        write_atomically(Path("2018.yaml"), b"")
        seen.wrote(Path("2018.yaml"), b"")
    monkeypatch.chdir("/")
    assert seen.changes() == ()


def test_other_places_from_now_on(office: Path) -> None:
    seen = watch(office)
    (office / "2018.yaml").write_text("年度: 2018 # 改\n", encoding="utf-8")
    (office / "sections/社会救助/低保.md").unlink()
    seen.changes()
    library = office / "别的"
    (library / "sections").mkdir(parents=True)
    (library / "sections" / "甲.md").write_text("甲", encoding="utf-8")
    (office / "2017.yaml").write_text("年度: 2017\n", encoding="utf-8")
    seen.look_at(year_places(office, office / "2018.yaml", ["2018.yaml"], [library]))
    time.sleep(watching._GRACE)
    assert told(seen, office) == ["2017.yaml 改了", "sections/社会救助/低保.md 没有了"]


def test_a_look_at_fifty_files_costs_nothing(tmp_path: Path) -> None:
    for number in range(50):
        path = tmp_path / "sections" / f"{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text("甲" * 5000, encoding="utf-8")
        os.utime(path, (1_500_000_000, 1_500_000_000))
    seen = Watch(Places(trees=(tmp_path / "sections",)))
    times = []
    for _ in range(50):
        begun = time.perf_counter()
        assert seen.changes() == ()
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.001
