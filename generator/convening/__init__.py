"""Convening: which meetings are to be asked for ahead of time, and what is known of them."""

from generator.convening.opening import Opening
from generator.convening.planned import planned
from generator.convening.series import days_of, opened_since, to_open

__all__ = ["Opening", "days_of", "opened_since", "planned", "to_open"]
