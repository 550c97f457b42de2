"""The bulletin: what all staff are told of each week (R107)."""

from generator.bulletin.bulletin import Bulletin, Tally
from generator.bulletin.week import Week
from generator.bulletin.weeks import KEPT, bulletin, bulletins

__all__ = ["KEPT", "Bulletin", "Tally", "Week", "bulletin", "bulletins"]
