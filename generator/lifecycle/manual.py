"""What each command is for, and what is written behind it: for the reference and for help."""

from dataclasses import dataclass

from generator.lifecycle.commands import command_name
from generator.vocabulary import Act
from generator.wording import N_, Wording


@dataclass(frozen=True)
class Entry:
    """One command: its *purpose*, as a message, and *words* that can stand behind it."""

    purpose: str
    words: Wording | None = None


MANUAL: dict[Act, Entry] = {
    Act.APPROVE: Entry(N_("agrees: with the meeting, the filing, or the later due date")),
    Act.REJECT: Entry(
        N_("says no, and why"),
        Wording.of("the budget is not settled", "预算尚未确定", "預算尚未確定"),
    ),
    Act.CONFIRM: Entry(N_("says that one comes; of an amendment, that one knows of it")),
    Act.DECLINE: Entry(N_("says that one does not come"), Wording.of("on a trip", "出差", "出差")),
    Act.LEAVE: Entry(
        N_("asks for leave, and may name who comes instead"),
        Wording.of("ill, substitute @login", "生病，代会人：@账号", "生病，代會人：@帳號"),
    ),
    Act.SUBSTITUTE: Entry(N_("names who comes instead"), Wording.of("@login", "@账号", "@帳號")),
    Act.AGENDA: Entry(
        N_("puts another item on the agenda; its minutes and who presents it can be said with it"),
        Wording.of(
            "Budget of the autumn fair; 15 minutes",
            "秋季展会预算；15分钟",
            "秋季展會預算；15分鐘",
        ),
    ),
    Act.INVITE: Entry(
        N_("asks others to come"), Wording.of("@login, @login", "@账号、@账号", "@帳號、@帳號")
    ),
    Act.UNINVITE: Entry(N_("takes an invitation back"), Wording.of("@login", "@账号", "@帳號")),
    Act.RESCHEDULE: Entry(
        N_("moves the meeting, at short notice with the reason; who had answered is asked again"),
        Wording.of(
            "2026-04-14 15:00 the client comes later",
            "4月14日 15:00 客户推迟到访",
            "4月14日 15:00 客戶推遲到訪",
        ),
    ),
    Act.CANCEL: Entry(
        N_("calls the meeting off"),
        Wording.of("the client has moved the date", "客户另约时间", "客戶另約時間"),
    ),
    Act.SIGN: Entry(N_("signs the minutes as they stand; an edit makes the signature void")),
    Act.RETURN: Entry(
        N_("gives back what is not right yet, and says why"),
        Wording.of("the quote is missing", "缺少报价", "缺少報價"),
    ),
    Act.FEEDBACK: Entry(
        N_("says what in the minutes is wrong or missing; it is listed until it is answered"),
        Wording.of("the second price is wrong", "第二项报价有误", "第二項報價有誤"),
    ),
    Act.ANSWER: Entry(
        N_("answers feedback on the minutes, by its number"),
        Wording.of("1 the text is corrected", "1 已更正", "1 已更正"),
    ),
    Act.CAUGHT_UP: Entry(N_("says that one has caught up on the meeting")),
    Act.PROGRESS: Entry(
        N_("reports how it is coming along"),
        Wording.of("two of three quotes are in", "已收到两家报价", "已收到兩家報價"),
    ),
    Act.DONE: Entry(
        N_("reports that it is done: what came of it, in words, as a link or a file"),
        Wording.of(
            "three quotes are in: https://example.com/quotes",
            "三家报价已收齐：https://example.com/quotes",
            "三家報價已收齊：https://example.com/quotes",
        ),
    ),
    Act.BLOCKED: Entry(
        N_("reports what is in the way, and asks the organizer for help"),
        Wording.of("the supplier does not answer", "供应商一直没有答复", "供應商一直沒有答覆"),
    ),
    Act.EXTEND: Entry(
        N_("asks for a later due date; the organizer says yes or no"),
        Wording.of("2026-05-08 delivery is late", "5月8日 供货推迟", "5月8日 供貨推遲"),
    ),
    Act.ACCEPT: Entry(
        N_(
            "accepts what was reported done, and may say how it came out, what was learned,"
            " and what is to improve"
        ),
        Wording.of(
            "partly met; lesson: paper runs short in May; improvement: order two weeks earlier",
            "部分达成；经验：旺季纸张供应紧张；改进：提前两周锁定供应商",
            "部分達成；經驗：旺季紙張供應緊張；改進：提前兩週鎖定供應商",
        ),
    ),
    Act.HELP: Entry(N_("lists what can be said here now")),
}
"""Every command that can be said."""


def example(act: Act, language: str, words: str = "") -> str:
    """Return *act* as it can be said in *language*, with *words* or those of the manual."""
    known = MANUAL[act].words
    behind = words or (known.text(language) if known else "")
    return f"{command_name(act).text(language)} {behind}".strip()
