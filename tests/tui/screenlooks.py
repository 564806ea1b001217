"""How what is read on the screen stands out from its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.tui.piloting import screen_strips

if TYPE_CHECKING:
    from rich.color import Color
    from textual.pilot import Pilot

READABLE = 4.5  # WCAG 2.1 AA, 1.4.3
# What is drawn and not read: scroll bars, rules, bars beside a notice.
DRAWN = " ─│█▁▂▃▄▅▆▇▏▎▍▌▋▊▉▔▕"


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.1."""

    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, color.get_truecolor())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def faint(pilot: Pilot[Any]) -> list[tuple[str, float]]:
    """Texts of the screen that do not stand out, or have no colours at all."""
    found = []
    for strip in screen_strips(pilot.app):
        for segment in strip:
            text, style = segment.text.strip(DRAWN), segment.style
            if not text:
                continue
            assert style is not None
            if style.color is None or style.bgcolor is None:
                found.append((text, 0.0))
            elif (ratio := contrast(style.color, style.bgcolor)) < READABLE:
                found.append((text, ratio))
    return found


def coloured(pilot: Pilot[Any]) -> list[str]:
    """Texts of the screen that are drawn in a colour."""
    return [
        segment.text
        for strip in screen_strips(pilot.app)
        for segment in strip
        if segment.style
        and any(
            color is not None and not color.is_default
            for color in (segment.style.color, segment.style.bgcolor)
        )
    ]
