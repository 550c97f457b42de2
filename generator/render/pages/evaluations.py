"""The evaluation of the departments, period by period."""

from collections.abc import Iterator

from generator.archive import ENOUGH
from generator.evaluation import MEASURES, Evaluations
from generator.forms.core import HeadsRating, Interview
from generator.render import paths
from generator.render.page import Page, Site

_ASKED = (HeadsRating, Interview)
"""The forms on which heads and people say what they think of a period (R114, R115)."""


def evaluations(site: Site) -> Iterator[Page]:
    """The departments side by side, and each of them period by period (R111, R121)."""
    found = Evaluations(site.archive)
    departments = site.archive.organisation.directory.departments
    by_department = {each.slug: found.all(each) for each in departments}
    latest = [each[-1] for each in by_department.values() if each]
    values = {"latest": latest, "measures": MEASURES, "by_department": by_department}
    yield Page("evaluation/index.md", "evaluation", values)
    for several in by_department.values():
        for each in several:
            shown = {"evaluation": each, "evaluations": several, "enough": ENOUGH, "asked": _ASKED}
            yield Page(paths.evaluation(each), "evaluation-period", shown)
