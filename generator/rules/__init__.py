"""The rules: a regulation's clause names one of them, and every meeting is held to it."""

from generator.rules.clauses import check_clauses
from generator.rules.compliance import Judgement, Rate, compliance, judgements, rates
from generator.rules.facts import announced
from generator.rules.finding import Finding, Message
from generator.rules.history import Text, proposals, texts
from generator.rules.materials import Missing, missing_materials
from generator.rules.refusing import broken_by, broken_by_saying
from generator.rules.registry import RULES, Rule
from generator.rules.review import Review, review

__all__ = [
    "RULES",
    "Finding",
    "Judgement",
    "Message",
    "Missing",
    "Rate",
    "Review",
    "Rule",
    "Text",
    "announced",
    "broken_by",
    "broken_by_saying",
    "check_clauses",
    "compliance",
    "judgements",
    "missing_materials",
    "proposals",
    "rates",
    "review",
    "texts",
]
