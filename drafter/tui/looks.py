"""How the screens look: light, dark, and plain for terminals without colours, or signs as well.

Light is the first: offices are bright, and the draft beside the figures looks like the paper that it
will be. Text stands out from its ground by 4.5 : 1 or more in both (WCAG 2.1 AA); what is marked
by a colour is marked by a sign, bold, underline or reverse as well.
"""

from __future__ import annotations

from textual.theme import Theme

LIGHT, DARK, PLAIN, KEYBOARD = "浅色", "深色", "无色", "键盘符号"
LOOKS = (LIGHT, DARK, PLAIN, KEYBOARD)
COLOURLESS = (PLAIN, KEYBOARD)

# Textual's own are too faint to be read.
_TEXT = {"text-muted": "auto 78%", "text-disabled": "auto 72%"}
_NO_COLOURS = dict.fromkeys(
    (
        "ansi-background",
        "ansi-foreground",
        "block-cursor-foreground",
        "block-cursor-background",
        "block-cursor-blurred-foreground",
        "block-cursor-blurred-background",
        "block-hover-background",
        "border",
        "border-blurred",
        "input-cursor-background",
        "input-cursor-foreground",
        "input-selection-background",
        "input-selection-foreground",
        "link-color",
        "link-color-hover",
        "link-background-hover",
        "scrollbar",
        "scrollbar-hover",
        "scrollbar-active",
        "scrollbar-background",
        "scrollbar-background-hover",
        "scrollbar-background-active",
        "scrollbar-corner-color",
        "screen-selection-background",
        "screen-selection-foreground",
    ),
    "ansi_default",
)


def _without_colours(name: str) -> Theme:
    return Theme(
        name,
        primary="ansi_default",
        secondary="ansi_default",
        warning="ansi_default",
        error="ansi_default",
        success="ansi_default",
        accent="ansi_default",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        ansi=True,
        variables={
            **_NO_COLOURS,
            # lists of Textual 8.2.8 do not hand on reverse
            "block-cursor-text-style": "bold underline reverse",
            "block-cursor-blurred-text-style": "underline reverse",
        },
    )


THEMES = (
    Theme(
        LIGHT,
        primary="#1f4e79",
        secondary="#3a6ea5",
        warning="#8a5a00",
        error="#a61b1b",
        success="#1d6b34",
        accent="#7a3e00",
        foreground="#1a1a1a",
        background="#f7f5ef",
        surface="#fdfcf8",
        panel="#e8e4d8",
        dark=False,
        variables={**_TEXT, "input-selection-background": "#bcd3ea"},
    ),
    Theme(
        DARK,
        primary="#7fb2e5",
        secondary="#5b8fc7",
        warning="#e0b050",
        error="#f08080",
        success="#7fc997",
        accent="#e8b36a",
        foreground="#e6e3da",
        background="#16191d",
        surface="#1c2025",
        panel="#2a3038",
        variables={**_TEXT, "input-selection-background": "#34506e"},
    ),
    *(_without_colours(name) for name in COLOURLESS),
)

# Where Textual's own style sheets name a colour for terminals of few colours.
STYLES = """
Input:ansi > .input--cursor, TextArea:ansi .text-area--cursor {
    background: ansi_default;
    color: ansi_default;
    text-style: reverse;
}
Input:ansi > .input--selection, TextArea:ansi .text-area--selection {
    background: ansi_default;
    color: ansi_default;
    text-style: reverse;
}
OptionList:ansi > .option-list--option-highlighted {
    color: ansi_default;
    background: ansi_default;
}
Input > .input--placeholder { color: $text-disabled; }
StatusLine:ansi { text-style: bold reverse; }
"""


def first_look(asked: str, kept: str, *, no_color: bool) -> str:
    """The look to begin with: what was asked for now, else what was chosen before.

    None with colours where the terminal shall have none.
    """
    look = asked or kept
    if no_color:
        return look if look in COLOURLESS else PLAIN
    return look if look in LOOKS else LIGHT


def next_look(look: str, *, no_color: bool) -> str:
    """The look behind this one, the first behind the last."""
    looks = COLOURLESS if no_color else LOOKS
    return looks[(looks.index(look) + 1) % len(looks)] if look in looks else looks[0]
