"""The editions that a year can be told in: its 稿, and the outlines of its library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.pipeline import Edition

if TYPE_CHECKING:
    from drafter.office import Office

WHOLE = "全稿"
OWN_OUTLINE = "原定提纲"


def variants_of(office: Office) -> tuple[str, ...]:
    """What can be chosen as 稿: all of it first, then those of 单位.yaml and of the year."""
    named = dict.fromkeys((*office.profile.variants, *office.year.head.variants))
    return (WHOLE, *(name for name in named if name != WHOLE))


def outlines_of(office: Office) -> tuple[str, ...]:
    """What can be chosen as outline: the edition's own first, then the others of the library."""
    others = (name for name in office.compiled.library.outlines if name != office.outline.name)
    return (OWN_OUTLINE, *others)


def edition_of(variant: str, outline: str = OWN_OUTLINE) -> Edition:
    """The edition that two choices make."""
    return Edition(
        "" if outline == OWN_OUTLINE else outline, variant="" if variant == WHOLE else variant
    )


def editions_of(office: Office) -> tuple[Edition, ...]:
    """Every 稿, then all of it in each other outline."""
    return (
        *(edition_of(name) for name in variants_of(office)),
        *(edition_of(WHOLE, name) for name in outlines_of(office)[1:]),
    )


def edition_name(edition: Edition) -> str:
    """An edition as a screen calls it."""
    name = edition.variant or WHOLE
    return f"{name}，提纲“{edition.outline}”" if edition.outline else name
