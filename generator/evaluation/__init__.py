"""The evaluation: what the records say of a department's meetings, period by period (R111)."""

from generator.evaluation.evaluation import Evaluation, Evaluations, evaluate
from generator.evaluation.figure import Figure, Measure, Row, Unit
from generator.evaluation.measures import MEASURES
from generator.evaluation.people import Appraisal
from generator.evaluation.scope import Resolution, Scope
from generator.evaluation.span import Span
from generator.evaluation.statuses import decision_statuses

__all__ = [
    "MEASURES",
    "Appraisal",
    "Evaluation",
    "Evaluations",
    "Figure",
    "Measure",
    "Resolution",
    "Row",
    "Scope",
    "Span",
    "Unit",
    "decision_statuses",
    "evaluate",
]
