"""GitHub issue forms: their YAML read and written, and the bodies that GitHub makes of them."""

from generator.forms.issue_body import write_body
from generator.forms.issue_form_read import read_issue_form
from generator.forms.issue_form_write import write_issue_form

__all__ = ["read_issue_form", "write_body", "write_issue_form"]
