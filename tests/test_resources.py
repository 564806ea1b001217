"""The shipped library is found in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

from drafter.resources import shipped


def test_a_checkout_keeps_the_library_beside_the_package() -> None:
    root = Path(__file__).parents[1]
    assert shipped("sections") == root / "sections"
    assert shipped("templates") == root / "templates"


def test_a_wheel_carries_the_library_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "drafter"
    (package / "_shipped" / "sections").mkdir(parents=True)
    assert shipped("sections", package=package) == package / "_shipped" / "sections"


def test_a_stranger_of_that_name_in_site_packages_is_not_taken(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "drafter"
    package.mkdir(parents=True)
    (tmp_path / "site-packages" / "templates").mkdir()
    assert shipped("templates", package=package) == package / "_shipped" / "templates"
