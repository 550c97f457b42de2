"""How an action item came out, in a word before the words that say what was learned from it."""

import re

from generator.forms.written.width import plain
from generator.script import fold
from generator.vocabulary import Result

_ALSO = {
    Result.MET: ("fully met", "已达成", "全部达成", "达标"),
    Result.PARTLY: ("partially met", "部分完成", "部分达到", "部分达标"),
    Result.NOT_MET: ("unmet", "没有达成", "没达成", "未达到", "未达标", "不达标", "未完成"),
}
"""What people say besides the words of the vocabulary, in either Chinese script."""

_UNLIKE = (Result.PARTLY, Result.NOT_MET)
"""What Chinese text can begin with in no other sense, so that it may run on without a mark."""

_LONGEST = 30
"""Characters among which the word is looked for: nobody needs more to write it."""

_BETWEEN = r"[\s,.;:!—–-]|[，。、；：！]"


def read_result(text: str) -> tuple[Result, str]:
    """Return the result that *text* begins with, and the words behind it.

    Without such a word it was met, and all of *text* is what was learned: whoever accepts an
    action item and says no more is content with it.
    """
    line, mark, below = text.partition("\n")
    for at in range(min(len(line), _LONGEST), 0, -1):
        result = _NAMED.get(_key(line[:at]))
        if result and _ends(line[at:], line[:at], result):
            rest = re.sub(rf"^(?:{_BETWEEN})+", "", line[at:])
            return result, f"{rest}{mark}{below}".strip()
    return Result.MET, text.strip()


def _key(text: str) -> str:
    return fold(" ".join(plain(text).replace("-", " ").split()))


def _ends(rest: str, word: str, result: Result) -> bool:
    runs_on = result in _UNLIKE and not word.isascii()
    return not rest or runs_on or re.match(_BETWEEN, rest) is not None


_NAMED = {
    _key(name): result
    for result in Result
    for name in (result.value, *result.wording.all(), *_ALSO[result])
}
