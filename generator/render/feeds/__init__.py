"""Feeds (RFC 4287): signed minutes, decisions and bulletins, for who wants to be told of them."""

from generator.render.feeds.entries import KEPT
from generator.render.feeds.feed import Feed, of_departments, of_everybody, of_types
from generator.render.feeds.files import feeds

__all__ = ["KEPT", "Feed", "feeds", "of_departments", "of_everybody", "of_types"]
