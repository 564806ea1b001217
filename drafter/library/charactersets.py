"""Which characters a font has, told by the character set it was made for."""

from __future__ import annotations

from enum import StrEnum

# Below it are letters, digits and the symbols among them; where a Han font lacks one of
# these, Word finds it by itself, and mostly in the Latin font.
_FIRST_HAN = "\u2e80"
# In every font made for GB2312, but not in Python's table of it.
_ALSO_EVERYDAY = ("—", "·")
_EXTENSION_A = (("\u3400", "\u4db5"),)
_EXTENSIONS_B_TO_F = (("\U00020000", "\U0002ebef"), ("\U0002f800", "\U0002fa1f"))
_EXTENSIONS_G_TO_I = (("\U0002ebf0", "\U0002ee5d"), ("\U00030000", "\U000323af"))
# So many are looked for one by one, which is quick; ordinary text has hardly any.
_FEW = 20


class CharacterSet(StrEnum):
    """Character sets as a page style names them.

    GB18030 is what its edition of 2000 asks of every font: GBK and extension A. Fonts
    of the extensions have nothing else.
    """

    GB2312 = "GB2312"
    GBK = "GBK"
    GB18030 = "GB18030"
    EXTENSIONS_B_TO_F = "扩展B至F"
    EXTENSIONS_G_TO_I = "扩展G至I"
    ALL = "全部"

    def has(self, character: str) -> bool:
        """Whether a font made for this set has the character; all have what is not Han."""
        if character < _FIRST_HAN:
            return True
        match self:
            case CharacterSet.GB2312 | CharacterSet.GBK:
                return _first_outside(character, self.value) < 0
            case CharacterSet.GB18030:
                return _within(character, _EXTENSION_A) or _first_outside(character, "GBK") < 0
            case CharacterSet.EXTENSIONS_B_TO_F:
                return _within(character, _EXTENSIONS_B_TO_F)
            case CharacterSet.EXTENSIONS_G_TO_I:
                return _within(character, _EXTENSIONS_G_TO_I)
            case CharacterSet.ALL:
                return True


# What a font of ordinary text may be made for.
WHOLE_SETS = {
    item.value: item
    for item in (CharacterSet.GB2312, CharacterSet.GBK, CharacterSet.GB18030, CharacterSet.ALL)
}
ANY_SET = {item.value: item for item in CharacterSet}


def is_everyday(text: str) -> bool:
    """Whether every Han font has all of `text`: one quick look that spares slower ones.

    Some text that every font can print is called not everyday; never the other way round.
    """
    return _first_outside(_to_look_up(text)) < 0


def uncommon(text: str) -> tuple[str, ...]:
    """The characters of `text` that not every Han font has, each once, in their order."""
    rest = _to_look_up(text)
    found: list[str] = []
    while (at := _first_outside(rest)) >= 0 and len(found) < _FEW:
        found.append(rest[at])
        rest = rest[at + 1 :].replace(rest[at], "")
    if at < 0:
        return tuple(found)
    common = set(rest.encode("GB2312", "ignore").decode("GB2312"))
    return (*found, *(mark for mark in dict.fromkeys(rest) if mark not in common))


def is_selector(character: str) -> bool:
    """Whether the character only picks a variant of the one before it."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _to_look_up(text: str) -> str:
    """What Python's table of GB2312 must be asked about."""
    for mark in _ALSO_EVERYDAY:
        text = text.replace(mark, "")
    return text


def _first_outside(text: str, codec: str = "GB2312") -> int:
    """Where the first character stands that the codec lacks; -1 if it has all of them."""
    try:
        text.encode(codec)
    except UnicodeEncodeError as error:
        return error.start
    return -1


def _within(character: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= character <= last for first, last in ranges)
