"""The program as a user installs it: from the wheel, with nothing of this checkout around it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest

from drafter.cli.app import run

ROOT = Path(__file__).parents[1]
SHIPPED = ("sections", "templates")
EXAMPLE = ROOT / "examples" / "番禺区"
YEAR = "2018.yaml"
# What says how text is encoded: all of it is left to the C locale.
ENCODING = re.compile(r"LANG|LC_.*|PYTHON.*")


def built(kind: str, source: Path, folder: Path) -> Path:
    """The wheel or the sdist of a source tree."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (archive,) = (path for path in folder.iterdir() if path.suffix in {".whl", ".gz"})
    return archive


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_program_and_its_library_and_nothing_else(wheel: Path) -> None:
    program = {f"drafter/{name}" for name in files_below(ROOT / "drafter")}
    library = {
        f"drafter/_shipped/{folder}/{name}"
        for folder in SHIPPED
        for name in files_below(ROOT / folder)
    }
    assert names_in(wheel) == program | library
    assert any(name.endswith("社会救助/低保.md") for name in library)


def test_the_sdist_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    sdist = built("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    again = built("wheel", source, tmp_path / "wheel")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert {name: one.read(name) for name in one.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }


@dataclass(frozen=True)
class Installed:
    """An environment that holds the wheel and what it says it needs, and an office elsewhere."""

    python: Path
    program: Path
    packages: Path
    office: Path
    home: Path

    def run(self, *command: object) -> subprocess.CompletedProcess[bytes]:
        """Run from / under the C locale, both streams into pipes."""
        kept = {name: value for name, value in os.environ.items() if not ENCODING.fullmatch(name)}
        places = {"HOME": str(self.home), "LANG": "C", "LC_ALL": "C"}
        return subprocess.run(
            list(map(str, command)),
            cwd=self.python.anchor,
            env=kept | places,
            capture_output=True,
            check=False,
            timeout=120,
        )

    def drafter(self, *arguments: object) -> str:
        """What `drafter` says on standard output; it must have gone well."""
        done = self.run(self.program, *arguments)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed")
    environment = folder / "环境 environment"
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    paths = sysconfig.get_paths("venv", vars={"base": str(environment)})
    packages, scripts = Path(paths["purelib"]), Path(paths["scripts"])
    python = scripts / Path(sys.executable).name
    if not python.exists():
        python = scripts / "python"
    for requirement in required("drafter", wheel):
        link(requirement, packages)
    install = ["--no-index", "--no-deps", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", *install], check=True
    )
    office = folder / "申报 材料（2018）" / "番禺区"
    shutil.copytree(EXAMPLE, office, ignore=shutil.ignore_patterns("*.docx"))
    home = folder / "home"
    home.mkdir()
    return Installed(python, scripts / "drafter", packages, office, home)


def required(name: str, wheel: Path) -> set[str]:
    """What the wheel asks for, and what that asks for in turn, as far as it is for this machine.

    The index is not asked: these are here already, and one that nobody declared is not.
    """
    with zipfile.ZipFile(wheel) as archive:
        (about,) = (item for item in archive.namelist() if item.endswith(".dist-info/METADATA"))
        text = archive.read(about).decode()
    waiting = re.findall(r"^Requires-Dist: (.+)$", text, re.MULTILINE)
    assert waiting, f"{name} asks for nothing"
    found: set[str] = set()
    while waiting:
        wanted, _, condition = waiting.pop().partition(";")
        match = re.match(r"[A-Za-z0-9._-]+", wanted)
        if match is None or "extra" in condition or match[0] in found:
            continue
        try:
            more = metadata.requires(match[0])
        except metadata.PackageNotFoundError:
            assert condition, f"{match[0]} is not installed"
            continue
        found.add(match[0])
        waiting += more or []
    return found


def link(name: str, packages: Path) -> None:
    """Lend an installed distribution to another environment."""
    distribution = metadata.distribution(name)
    for top in {file.parts[0] for file in distribution.files or []} - {".."}:
        place = packages / top
        if not place.exists():
            place.symlink_to(Path(str(distribution.locate_file(top))))


def test_the_installed_program_is_the_one_that_runs(installed: Installed) -> None:
    program = "import drafter, drafter.resources as r; print(ascii([drafter.__file__, str(r.shipped('sections'))]))"
    done = installed.run(installed.python, "-c", program)
    package = installed.packages / "drafter"
    expected = [str(package / "__init__.py"), str(package / "_shipped" / "sections")]
    assert done.stdout.decode().strip() == ascii(expected), done.stderr.decode()


def test_an_office_elsewhere_is_rendered_as_in_the_checkout(
    installed: Installed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    year = installed.office / YEAR
    done = installed.run(installed.program, "render", year)
    said = done.stderr.decode()
    assert done.returncode == 0, said
    written = year.with_suffix(".docx")
    assert done.stdout.decode().splitlines() == [str(written)]
    assert f"写成 {written}。" in said
    assert "错误 0" in said
    here = tmp_path / "这里.docx"
    assert run(["render", str(EXAMPLE / YEAR), "-o", str(here)]) == 0
    capsys.readouterr()
    assert written.read_bytes() == here.read_bytes()


def test_the_other_commands_find_the_library_too(installed: Installed) -> None:
    year = installed.office / YEAR
    assert "番禺区民政局2018年工作总结" in installed.drafter("show", year).replace("\n", "")
    assert "低保.标准" in installed.drafter("figures", year)
    assert installed.drafter("sections", "check") == ""
    assert "用法：" in installed.drafter("--help")
    assert installed.drafter("--version").split()[-1] == metadata.version("drafter")
    assert "说明：" in installed.drafter("explain", "户多于人")


def test_a_wrong_path_is_said_in_chinese_under_the_c_locale(installed: Installed) -> None:
    missing = installed.office / "没有.yaml"
    done = installed.run(installed.program, "render", missing)
    assert done.returncode == 2
    assert f"{missing}: 错误 文件不存在" in done.stderr.decode()
    assert done.stdout == b""
