"""Tests of the section language write what they need."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _small_library(without_topics: None) -> None:
    """See `without_topics`."""
