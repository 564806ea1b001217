"""番禺区 2018: the whole report, what each figure prints, and what is left without some of them."""

from __future__ import annotations

from tests.examples.reports import WholeReport


class TestPanyu(WholeReport):
    office = "番禺区"
    year = "2018"
    shipped = "总结与计划"
    rows = 78
    corrected = frozenset({("协商.办结率", "90%")})
    names = ("番禺", "广州", "羊城", "五华", "大配餐", "平安通", "银龄", "桥南", "石碁", "南村")
    periods = False
