"""The body of an issue and its form become answers; any GitHub issue form will do.

What cannot be read in exactly one way is refused in words: no answer is ever guessed.
"""

from generator.forms.element import Answer, Answers
from generator.parse.reading import Parsed, examine, parse
from generator.parse.recognise import recognise

__all__ = ["Answer", "Answers", "Parsed", "examine", "parse", "recognise"]
