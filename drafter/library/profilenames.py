"""Names in 单位.yaml that must have a match in the library: terms (称谓) and topics (职能)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.library import faults
from drafter.library.competence import topic_keys
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Collection

    from drafter.findings import Finding
    from drafter.library.library import Library
    from drafter.library.profile import OfficeProfile


def check_profile_names(profile: OfficeProfile, library: Library, found: list[Finding]) -> None:
    """Find the 称谓 and 职能 of an office that nothing in its library is called by."""
    for name, word in profile.terms.items():
        catalogue = library.catalogue
        if library.terms.get(name) is None and name not in catalogue.indicators:
            near = nearest(name, library.terms.by_name) or catalogue.nearest(name)
            found.append(
                faults.UNKNOWN_OWN_TERM.at(
                    word.place,
                    f"称谓“{name}”既不是 称谓.yaml 里的，也不是指标，没有用上",
                    hint=f"是不是“{near}”？" if near else "照 templates/称谓.yaml 里的名称写",
                )
            )
    strange = _strange(profile.competences, library)
    known = _callable(library) if strange else frozenset()
    for name, competence in profile.competences.items():
        if name in strange:
            near = nearest(name, known)
            found.append(
                faults.UNKNOWN_COMPETENCE.at(
                    competence.place,
                    f"职能“{name}”既不是业务线，也不是主题，没有用上",
                    hint=f"是不是“{near}”？"
                    if near
                    else "写业务线或主题，例：基层治理、社会救助/低保",
                )
            )


def _strange(names: Collection[str], library: Library) -> set[str]:
    """Those of the names that no topic is called by; looked for no longer than it takes."""
    strange = set(names)
    for section in library.sections.values():
        if not strange:
            break
        strange.difference_update(topic_keys(section.path, section.title))
    return strange


def _callable(library: Library) -> frozenset[str]:
    """Whatever a topic may be called by."""
    return frozenset(
        key
        for section in library.sections.values()
        for key in topic_keys(section.path, section.title)
    )
