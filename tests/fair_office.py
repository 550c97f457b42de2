"""An office that goes to a fair: planned on the spot, with meetings before, during and after it."""

from generator.archive import Event
from tests.office import Answers, Filled
from tests.regulated_office import Regulated

FAIR: Filled = {
    "fair": "Spring fair",
    "opens": "2026-04-14",
    "closes": "2026-04-16",
    "lead": "蔡小",
    "costs": "- Stand; 12000\n- Flyers; 800",
}
PLAN, REPORT = 50, 60
BEFORE, DURING, AFTER = "2026-04-13", "2026-04-15", "2026-04-20"


class FairOffice(Regulated):
    """The office, whose plan of a fair from 14 to 16 April 2026 is issue 50."""

    @classmethod
    def planned(cls, changes: Answers | None = None, form: str = "fair") -> "FairOffice":
        """Return the office with the plan filed on 30 March."""
        office = cls()
        office.plan(changes, form=form)
        return office

    @classmethod
    def agreed(cls) -> "FairOffice":
        """Return the office with the plan approved on 31 March."""
        office = cls.planned()
        office.yes(PLAN, at="2026-03-31T10:00")
        return office

    def plan(self, changes: Answers | None = None, form: str = "fair", issue: int = PLAN) -> None:
        """File the plan of the fair, or edit it."""
        filled = {key: value for key, value in FAIR.items() if form == "fair" or key in _BARE}
        kept = self.file(form, issue, {**filled, **(changes or {})}, at="2026-03-30T10:00")
        assert issue in self.records, kept

    def meet(self, issue: int, date: str, changes: Answers | None = None) -> None:
        """Ask for a meeting about the fair, and approve it."""
        self.ask(issue, {"date": date, "event": str(PLAN), **(changes or {})})
        self.yes(issue)

    def tell(self, changes: Answers | None = None, at: str = "2026-04-20T10:00") -> None:
        """File the report."""
        answers = {"about": str(PLAN), "learnt": "Bring **more** flyers.", **(changes or {})}
        kept = self.file("after-fair", REPORT, answers, at=at)
        assert REPORT in self.records, kept

    def fair(self, at: str = "2026-05-29T09:00") -> Event:
        """Return the fair as it is seen *at* that time."""
        return self.archive(at).event_by_number[PLAN]


_BARE = ("fair", "opens", "closes")
"""What the plan of a secret fair asks."""
