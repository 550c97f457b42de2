"""Reminders: what fell due since the last run, from records and clock alone."""

from generator.reminders.digest import Digest
from generator.reminders.due import due, window
from generator.reminders.filings import Owed
from generator.reminders.reminder import Reminder

__all__ = ["Digest", "Owed", "Reminder", "due", "window"]
