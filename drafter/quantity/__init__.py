"""Numbers as clerks write them: read exactly, printed as typed, rounded in one place only."""

from drafter.quantity.numerals import (
    counting_numeral,
    han_numeral,
    ordinal_numeral,
    read_numeral,
    read_ordinal,
)
from drafter.quantity.reading import Reading, read_value, read_words
from drafter.quantity.values import (
    Computed,
    Pair,
    Quantity,
    QuantityRange,
    QuantityRatio,
    Unreadable,
    Value,
    exact_text,
    plain,
    round_half_up,
    rounded_text,
    split_scale,
)

__all__ = [
    "Computed",
    "Pair",
    "Quantity",
    "QuantityRange",
    "QuantityRatio",
    "Reading",
    "Unreadable",
    "Value",
    "counting_numeral",
    "exact_text",
    "han_numeral",
    "ordinal_numeral",
    "plain",
    "read_numeral",
    "read_ordinal",
    "read_value",
    "read_words",
    "round_half_up",
    "rounded_text",
    "split_scale",
]
