"""What every test shares: hypothesis profiles and golden text files."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from drafter import resources
from drafter.drafting.topic import draft_topic
from drafter.library.searchpath import LibraryFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafter.drafting.context import Context
    from drafter.drafting.template import CompiledSection
    from drafter.drafting.topic import TopicDraft

# Thousands of tests leave much that is still in use; looking through it took a fifth of the time.
gc.set_threshold(200_000, 50, 100)

EXAMPLES = Path(__file__).parents[1] / "examples"

settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden` writes the golden files anew instead of comparing."""
    parser.addoption("--golden", action="store_true", help="重写比对文本")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The modules that take longest come first, so that no core waits for another in the end."""
    items.sort(key=lambda item: "tui" not in item.path.parts)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the cache, journal or keys of whoever runs the tests; child processes neither."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTER_CACHE", str(tmp_path_factory.mktemp("cache")))
        state = tmp_path_factory.mktemp("state")
        (state / "打过招呼").touch()  # what greets a first-time user would lie over every screen
        patch.setenv("DRAFTER_STATE", str(state))
        patch.setenv("DRAFTER_CONFIG", str(tmp_path_factory.mktemp("config")))
        yield


@pytest.fixture(scope="session")
def wording_alone(tmp_path_factory: pytest.TempPathFactory) -> LibraryFolder:
    """The shipped templates and units, and no topic."""
    units = Path("sections") / "计量.yaml"
    root = tmp_path_factory.mktemp("wording")
    (root / units).parent.mkdir()
    shutil.copy(resources.shipped("sections") / units.name, root / units)
    return LibraryFolder((root / units).parent, resources.shipped("templates"))


@pytest.fixture
def without_topics(wording_alone: LibraryFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offices of this test stand on the shipped wording alone.

    What a clause prints does not hang on a hundred topics that the test never names, and reading
    them for every small office would take most of the time.
    """
    monkeypatch.setattr("drafter.library.searchpath.shipped_folder", lambda: wording_alone)


@pytest.fixture
def drafted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The topics that were drafted, in the order in which they were."""
    paths: list[str] = []

    def counted(
        section: CompiledSection, aspect: str, context: Context, *, led: bool = True
    ) -> TopicDraft:
        paths.append(section.path)
        return draft_topic(section, aspect, context, led=led)

    monkeypatch.setattr("drafter.drafting.chapters.draft_topic", counted)
    return paths


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A year that is filled in, free to be changed."""
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")
    return tmp_path / "番禺区" / "2018.yaml"


@pytest.fixture
def half_filled(tmp_path: Path) -> Path:
    """A year of several files that is filled in half, free to be changed."""
    shutil.copytree(EXAMPLES / "云岫县", tmp_path / "云岫县")
    return tmp_path / "云岫县" / "2026"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: text equals the file `golden/<name>` beside the test's module."""
    folder = Path(request.path).parent / "golden"
    rewrite = bool(request.config.getoption("--golden"))

    def compare(name: str, text: str) -> None:
        path = folder / name
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
            return
        assert path.is_file(), f"{path} is missing: run `make golden` and read the change"
        assert text == path.read_bytes().decode("utf-8")

    return compare
