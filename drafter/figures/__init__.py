"""The year's figures and words: read from files, checked against the catalogue, computed from."""

from drafter.figures.book import FigureBook
from drafter.figures.figure import Attributes, Figure, Gap, State
from drafter.figures.words import Words
from drafter.figures.yearfile import YearHead
from drafter.figures.yearindex import YearIndex
from drafter.figures.yearset import YearData, read_year

__all__ = [
    "Attributes",
    "Figure",
    "FigureBook",
    "Gap",
    "State",
    "Words",
    "YearData",
    "YearHead",
    "YearIndex",
    "read_year",
]
