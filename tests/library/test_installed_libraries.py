"""Libraries that come as Python packages: found without running them, named when they clash."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from drafter.cli.app import run
from drafter.library.installed import installed_libraries
from tests.offices import write_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOPIC = "sections/试验/捐赠.md"
INDICATORS = "sections/试验/指标.yaml"
SECTION = "# 总结\n- 〔款〕收到捐赠{{{{ 捐赠.款 }}}}（{0}）。\n"
OFFICE = {
    "2020.yaml": "年度: 2020\n数据:\n  捐赠: {款: 5万元}\n",
    "2020提纲.yaml": "标题: 总结\n部分:\n  - {标题: 情况, 写法: 平铺, 主题: 试验/捐赠}\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_topics: None) -> Iterator[Path]:
    """A folder that packages are installed into."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    installed_libraries.cache_clear()
    yield folder
    installed_libraries.cache_clear()


def install(site: Path, package: str, name: str, *, inner: str = "", section: str = "") -> None:
    """A package as pip leaves it, whose code would fail if anybody ran it."""
    root = site / package
    write_office(
        root / inner,
        {
            "单位.yaml": "",
            TOPIC: section or SECTION.format(package),
            INDICATORS: "捐赠: {款: {名称: 捐赠款, 单位: 万元, 类型: 时期数}}\n",
        },
    )
    (root / inner / "单位.yaml").unlink()
    (root / "__init__.py").write_text("raise SystemExit('nobody may run me')\n", encoding="utf-8")
    value = ".".join(filter(None, [package, inner]))
    info = site / f"{package}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        f"[drafter.library]\n{name} = {value}\n", encoding="utf-8"
    )


class Office:
    """An office whose one topic is in no library but the installed ones."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = write_office(folder, OFFICE)
        self._capture = capture

    def printed(self) -> str:
        run(["show", str(self.folder / "2020.yaml")])
        return self._capture.readouterr().out

    def found(self) -> list[dict[str, Any]]:
        run(["check", str(self.folder / "2020.yaml"), "--format", "json"])
        found: list[dict[str, Any]] = json.loads(self._capture.readouterr().out)
        return found


@pytest.fixture
def office(tmp_path: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    """The office."""
    return Office(tmp_path / "县", capsys)


@pytest.mark.parametrize("inner", ["", "库"])
def test_an_installed_library_serves_every_office(inner: str, site: Path, office: Office) -> None:
    install(site, "province", "某省", inner=inner)
    assert "收到捐赠5万元（province）。" in office.printed()
    assert office.found() == []
    assert "province" not in sys.modules


def test_the_office_and_its_libraries_stand_before_the_installed(
    site: Path, office: Office
) -> None:
    install(site, "province", "某省")
    own = "---\n叠加: 是\n---\n# 总结\n- 〔己〕另收{{ 捐赠.款 }}。\n"
    write_office(office.folder, {TOPIC: own})
    text = office.printed()
    assert text.index("（province）。") < text.index("另收5万元。")


def test_of_two_libraries_with_one_name_neither_is_used(site: Path, office: Office) -> None:
    install(site, "province", "某省")
    install(site, "copied", "某省")
    (told,) = [item for item in office.found() if item["规则"] == "素材包不能用"]
    assert "有2个素材包都叫“某省”，都没有用上" in told["说明"]
    assert told["文件"].endswith("entry_points.txt")
    assert len(told["相关"]) == 1
    assert "捐赠" not in office.printed()


def test_two_libraries_go_by_their_names(site: Path, office: Office) -> None:
    install(site, "zeta", "甲省")
    install(site, "alpha", "乙省")
    assert "（alpha）" in office.printed()  # 乙 comes before 甲


@pytest.mark.parametrize("value", ["province.none", "nowhere", "a..b", ""])
def test_a_package_without_a_library_is_said(value: str, site: Path, office: Office) -> None:
    install(site, "province", "某省")
    info = site / "province-1.0.dist-info" / "entry_points.txt"
    info.write_text(f"[drafter.library]\n某省 = {value}\n", encoding="utf-8")
    (told,) = [item for item in office.found() if item["规则"] == "素材包不能用"]
    assert told["严重度"] == "错误"
    assert "没有用上" in told["说明"]


def test_a_package_found_twice_on_the_path_counts_once(
    site: Path, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(site, "province", "某省")
    again = tmp_path / "again"
    again.mkdir()
    install(again, "province", "某省", section=SECTION.format("again"))
    sys.path.append(str(again))
    monkeypatch.setattr(sys, "path", sys.path)
    installed_libraries.cache_clear()
    assert "（province）" in office.printed()
    assert office.found() == []
