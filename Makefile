# 常用命令；`make` 显示说明。各命令所用的原始命令见 README.md，Windows 上可直接运行。

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?=
# 只运行带这些标记的测试，例：make test MARKED='not browser'
MARKED ?=
EXAMPLE := examples/番禺区/2018.yaml

export PYTHONUTF8 = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# The tests start the program hundreds of times; compiled anew each time it takes several times as long.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test browser lint check golden bench bench-check clean venv
.DEFAULT_GOAL := help

help:
	@echo '用法：make 目标'
	@echo '  demo    装好环境，生成示例报告 $(EXAMPLE:.yaml=.docx)'
	@echo '  test    运行全部测试（未装 LibreOffice、Chromium 时跳过按页检查、浏览器）'
	@echo '  browser 只在真的浏览器里测试（需要 Chromium）'
	@echo '  lint    只看格式、规范、类型、分层'
	@echo '  check   提交前的检查：lint 和快速测试'
	@echo '  golden  重写测试所比对的文本（改动请逐行看过）'
	@echo '  bench   与 docxtpl、最简的界面程序同场测速（约二十分钟，机器空闲时运行），印出可放进 README 的表'
	@echo '  clean   删除环境、缓存与示例成文'

demo: $(VENV)/.installed
	@$(BIN)/drafter render $(EXAMPLE)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder -rs -m '$(MARKED)'

# 逐个运行：浏览器要按时响应按键
browser: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m browser

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	$(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder -m 'not rendered and not browser'

golden: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m 'not rendered and not browser' --golden

bench: $(VENV)/.installed-bench
	@$(BIN)/python -m tests.bench 番禺区 长清区
	@$(BIN)/python -m tests.bench.screens

# 只核对各方印出的文字相等、全程跑得通，不看快慢
bench-check: $(VENV)/.installed-bench
	$(BIN)/python -m tests.bench 番禺区 长清区 --files 3 --rounds 1 --processes 1 --many 8
	$(BIN)/python -m tests.bench.screens --quick

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find examples -name '*.docx' -delete

$(VENV)/.installed: pyproject.toml | venv
	@echo '正在安装 drafter……'
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | venv
	@echo '正在安装 drafter 与开发工具……'
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: pyproject.toml | venv
	@echo '正在安装 drafter 与 docxtpl……'
	@$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@ $(VENV)/.installed

venv:
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; then exit 0; fi; \
	for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    if $$candidate -c 'import ensurepip, venv' >/dev/null 2>&1; then found=$$candidate; break; fi; \
	    bare=$${bare:-$$candidate}; \
	  fi; \
	done; \
	if [ -z "$$found" ] && [ -n "$$bare" ]; then \
	  echo "$$bare 缺少建立环境所需的 venv 与 ensurepip。" >&2; \
	  echo '请先安装：sudo apt install python3-venv（或与版本对应的，如 python3.12-venv），再运行一次。' >&2; \
	  exit 1; \
	fi; \
	if [ -z "$$found" ]; then \
	  echo '没有找到 Python 3.11 或更高的版本。' >&2; \
	  echo '请先安装：Debian、Ubuntu、统信、麒麟用 sudo apt install python3 python3-venv；' >&2; \
	  echo '已装在别处的，用 make demo PYTHON=/路径/python3 指明。' >&2; \
	  exit 1; \
	fi; \
	echo "用 $$found 建立环境 $(VENV) ……"; \
	$$found -m venv --clear $(VENV)
