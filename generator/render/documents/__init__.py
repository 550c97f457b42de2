"""Minutes as documents for Word, made from the same records as the pages (R91)."""

from generator.render.documents.of_site import documents, has_document, minutes_document

__all__ = ["documents", "has_document", "minutes_document"]
