"""One file is filled in by one at a time, and whoever comes second is told who that is."""

from __future__ import annotations

import getpass
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from drafter.figures.wordfiles import word_files
from drafter.figures.yearindex import YearIndex, year_files
from drafter.leftovers import sweep
from drafter.period import Period
from drafter.session.disk import claims
from drafter.session.disk.claimfile import claim_path, found_at
from drafter.session.disk.claims import BEAT, LAPSE, Claim, Holder, Unclaimable, claim
from tests.badinput.unprivileged import NOBODY

ROOT = Path(__file__).parents[2]
# Claims the file once told to, says what came of it, and stays until it is told to end.
CLAIMER = """
import sys
from pathlib import Path
from drafter.session.disk.claims import Claim, claim
print("ready", flush=True)
while sys.stdin.readline():
    taken = claim(Path(sys.argv[1]))
    print(type(taken).__name__, flush=True)
    sys.stdin.readline()
    if isinstance(taken, Claim):
        taken.release()
    print("ready", flush=True)
"""


class Other:
    """Another process that claims a file."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLAIMER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self._line() == "ready"

    def go(self) -> None:
        """Claim the file, or release it."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def outcome(self) -> str:
        return self._line()

    def end(self, *, kill: bool = False) -> None:
        if kill:
            self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=30)

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()


@pytest.fixture
def year(tmp_path: Path) -> Path:
    path = tmp_path / "2018.yaml"
    path.write_text("年度: 2018\n", encoding="utf-8")
    return path


def mine(path: Path) -> Claim:
    taken = claim(path)
    assert isinstance(taken, Claim), taken
    return taken


def another(path: Path) -> Holder:
    taken = claim(path)
    assert isinstance(taken, Holder), taken
    return taken


def rewrite(path: Path, **lines: str) -> None:
    """Let a claim say something else on these lines."""
    place = claim_path(path)
    told = place.read_text("utf-8").splitlines()
    for at, line in enumerate(told):
        name = line.partition("：")[0]
        if name in lines:
            told[at] = f"{name}：{lines[name]}"
    place.write_text("\n".join(told) + "\n", encoding="utf-8")


def silent_for(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(claim_path(path), (then, then), follow_symlinks=False)


def others_of(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir() if entry != path)


def test_the_second_is_told_who_has_it(year: Path) -> None:
    first = mine(year)
    assert others_of(year) == [".~2018.yaml.正在填"]
    second = another(year)
    assert second.own
    assert "您自己在另一个窗口" in second.finding.message
    assert str(second.finding.place) == str(year)
    first.release()
    assert others_of(year) == []
    mine(year).release()


def test_somebody_elses_name_and_computer_are_said(year: Path) -> None:
    mine(year)
    rewrite(year, 用户="张三", 电脑="救助科-2")
    held = another(year)
    assert (held.user, held.host, held.own) == ("张三", "救助科-2", False)
    assert f"张三在电脑“救助科-2”上从{held.since}起正在填这个文件" in held.finding.message
    assert held.finding.hint


def test_a_claim_reads_as_plain_words_and_tells_nothing_of_the_year(year: Path) -> None:
    mine(year)
    told = claim_path(year).read_text("utf-8").splitlines()
    assert told[0] == "2018.yaml 正在用 drafter 填写，填完退出时这个文件自动消失"
    assert told[1:3] == [f"用户：{getpass.getuser()}", f"电脑：{os.uname().nodename}"]
    assert claim_path(year).stat().st_mode & 0o777 == 0o644


def test_two_files_of_a_year_are_claimed_apart(tmp_path: Path) -> None:
    (tmp_path / "2018").mkdir()
    mine(tmp_path / "2018" / "社会救助科.yaml")
    mine(tmp_path / "2018" / "养老科.yaml")
    another(tmp_path / "2018" / "社会救助科.yaml")


def test_no_reader_of_the_office_sees_a_claim(tmp_path: Path) -> None:
    folder = tmp_path / "2018"
    folder.mkdir()
    (folder / "救助科.yaml").write_text("年度: 2018\n", encoding="utf-8")
    (folder / "救助科素材.md").write_text("# 低保\n", encoding="utf-8")
    taken = [mine(path) for path in (folder / "救助科.yaml", folder / "救助科素材.md", folder)]
    assert year_files(folder) == (folder / "救助科.yaml",)
    assert word_files(folder) == (folder / "救助科素材.md",)
    period = Period.read("2018", "全年")
    assert period is not None
    assert YearIndex(tmp_path).find(period, tmp_path / "2019.yaml", 2019) == (folder,)
    sweep.cache_clear()
    sweep(folder)
    for one in taken:
        assert isinstance(one.beat(), type(None))
        another(one.path)


def test_however_the_file_is_called(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = year.parent / "链接"
    link.symlink_to(year.parent, target_is_directory=True)
    (year.parent / "别名.yaml").symlink_to(year)
    (year.parent / "夹").mkdir()
    monkeypatch.chdir(year.parent)
    mine(Path("2018.yaml"))
    for path in (year, link / "2018.yaml", Path("别名.yaml"), Path("夹/../2018.yaml")):
        assert another(path).path == year


def test_a_name_that_has_no_room_for_more(tmp_path: Path) -> None:
    path = tmp_path / f"{'长' * 82}.yaml"
    path.write_bytes(b"")
    taken = mine(path)
    another(path)
    taken.release()
    assert others_of(path) == []


def test_what_a_killed_process_held_is_free_at_once(year: Path) -> None:
    other = Other(year)
    other.go()
    assert other.outcome() == "Claim"
    assert not another(year).finding.message.startswith("有人")
    other.end(kill=True)
    mine(year).release()
    assert others_of(year) == []


def test_a_process_that_ends_well_leaves_nothing(year: Path) -> None:
    other = Other(year)
    other.go()
    assert other.outcome() == "Claim"
    other.go()
    assert other.outcome() == "ready"
    assert others_of(year) == []
    other.end()


@pytest.mark.parametrize("told", [{"启动": "1"}, {"进程": "0", "启动": ""}, {"进程": "999999999"}])
def test_no_other_process_of_the_same_number_holds_it(told: dict[str, str], year: Path) -> None:
    mine(year)
    rewrite(year, **told)
    mine(year)


def test_another_computer_holds_it_while_it_is_heard_of(year: Path) -> None:
    first = mine(year)
    rewrite(year, 电脑="别的电脑")
    silent_for(year, LAPSE - 60)
    another(year)
    silent_for(year, LAPSE + 60)
    mine(year)
    assert isinstance(first.beat(), Holder)


def test_a_beat_keeps_a_claim_alive(year: Path) -> None:
    first = mine(year)
    told = claim_path(year).read_bytes()
    silent_for(year, LAPSE + 60)
    assert first.beat() is None
    assert time.time() - claim_path(year).stat().st_mtime < LAPSE
    assert claim_path(year).read_bytes() == told


def test_a_beat_writes_into_nothing_else(year: Path) -> None:
    first, victim = mine(year), year.parent / "别动.txt"
    victim.write_text("重要", encoding="utf-8")
    claim_path(year).unlink()
    os.link(victim, claim_path(year))
    assert first.beat() is None
    assert victim.read_text("utf-8") == "重要"


def test_before_the_computer_was_started_anew(year: Path) -> None:
    mine(year)
    rewrite(year, 开机="上一次")
    another(year)  # perhaps another computer of the same name
    silent_for(year, 3 * BEAT + 10)
    mine(year)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", "用户：张三\n".encode(), b"x" * 100_000],
    ids=["空", "乱码", "半份", "很长"],
)
def test_a_broken_claim_holds_for_a_while(data: bytes, year: Path) -> None:
    place = claim_path(year)
    place.write_bytes(data)
    held = another(year)
    assert "有人正在填这个文件" in held.finding.message
    silent_for(year, LAPSE + 60)
    taken = mine(year)
    taken.release()
    assert others_of(year) == []


def test_a_link_or_a_pipe_in_place_of_a_claim(year: Path) -> None:
    place, victim = claim_path(year), year.parent / "别动.txt"
    victim.write_text("重要", encoding="utf-8")
    taken = mine(year)
    place.unlink()
    place.symlink_to(victim)
    assert taken.beat() is None
    another(year)
    taken.release()
    silent_for(year, LAPSE + 60)
    mine(year).release()
    assert others_of(year) == ["别动.txt"]
    assert victim.read_text("utf-8") == "重要"
    os.mkfifo(place)
    another(year)


def test_a_claim_that_somebody_deleted_is_put_back(year: Path) -> None:
    taken = mine(year)
    claim_path(year).unlink()
    assert taken.beat() is None
    another(year)
    taken.release()
    assert others_of(year) == []


def test_who_slept_is_told_who_has_it_now(year: Path) -> None:
    slept = mine(year)
    claim_path(year).unlink()
    now = mine(year)
    holder = slept.beat()
    assert holder is not None
    assert holder.own
    slept.release()
    another(year)
    now.release()
    assert others_of(year) == []


def test_words_that_would_harm_the_screen_are_not_shown(year: Path) -> None:
    mine(year)
    rewrite(year, 用户="张\x1b[31m三\u202e" + "长" * 500, 电脑="机\x07")
    silent_for(year, 0)
    held = another(year)
    assert held.user.startswith("张?[31m三?长")
    assert len(held.user) <= 100
    assert held.finding.message.isprintable()


def test_a_file_name_cannot_speak_for_another(tmp_path: Path) -> None:
    mine(tmp_path / "编号：甲\n用户：别人.yaml")
    assert another(tmp_path / "编号：甲\n用户：别人.yaml").user == getpass.getuser()


def test_where_nothing_can_be_made(tmp_path: Path) -> None:
    taken = claim(tmp_path / "没有" / "2018.yaml")
    assert isinstance(taken, Unclaimable)
    assert "所在的文件夹不存在；填的数写不进文件" in taken.finding.message
    assert isinstance(claim(Path("2018\0.yaml")), Unclaimable)


def test_a_read_only_folder() -> None:
    """In a process of its own, because the superuser may write everywhere."""
    with tempfile.TemporaryDirectory() as name:
        closed = Path(name) / "只读"
        closed.mkdir()
        Path(name).chmod(0o755)
        closed.chmod(0o555)
        child = os.fork()
        if child == 0:
            try:
                if os.geteuid() == 0:
                    os.setuid(NOBODY)
                taken = claim(closed / "2018.yaml")
                assert isinstance(taken, Unclaimable)
                os._exit(0 if "没有写的权限；填的数写不进文件" in taken.finding.message else 1)
            finally:
                os._exit(2)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        closed.chmod(0o755)


def test_a_full_disk_leaves_no_empty_claim(year: Path) -> None:
    class Full:
        def __init__(self, *_: object) -> None: ...
        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None: ...
        def write(self, _: bytes) -> None:
            raise OSError(28, "full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("drafter.session.disk.claims.os.fdopen", Full)
        taken = claim(year)
    assert isinstance(taken, Unclaimable)
    assert "磁盘已满" in taken.finding.message
    assert others_of(year) == []


@pytest.mark.parametrize("left", ["没有", "死的", "空的"])
def test_of_many_who_start_together_exactly_one_has_it(left: str, year: Path) -> None:
    others = [Other(year) for _ in range(6)]
    for turn in range(20):
        if left == "死的":
            mine(year)
            rewrite(year, 进程="999999999", 编号=f"{turn}")
        if left == "空的":
            claim_path(year).write_bytes(b"")
            silent_for(year, LAPSE + 60)
        for other in others:
            other.go()
        assert sorted(other.outcome() for other in others) == ["Claim"] + ["Holder"] * 5
        for other in others:
            other.go()
        assert {other.outcome() for other in others} == {"ready"}
        assert others_of(year) == []
    for other in others:
        other.end()


def test_a_take_over_that_was_killed_half_way_is_done_again(year: Path) -> None:
    mine(year)
    rewrite(year, 进程="999999999")
    found = found_at(claim_path(year))
    assert found is not None
    removal = claims._Removal(claim_path(year), found)
    with removal:
        another(year)  # somebody is just about to
        then = time.time() - LAPSE - 60
        os.utime(removal._lock, (then, then))
        mine(year)
