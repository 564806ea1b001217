"""Levels of administration (层级) and branches of it (系统), as every file writes them."""

from __future__ import annotations

LEVELS = ("省", "市", "区县", "乡镇街道")
SYSTEMS = ("民政", "退役军人", "应急管理", "医疗保障", "社会工作", "卫生健康", "农业农村", "水利")
