"""Rules about who asks for a meeting, what for, with whom, and about its agenda."""

import pytest

from generator.vocabulary import Classification, Outcome
from tests.regulated_office import LATER, Regulated, words

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED
NOT_YET, BESIDE = Outcome.NOT_YET, Outcome.NOT_APPLICABLE


def test_a_request_names_its_purpose_in_words_where_the_clause_says_so():
    """R2."""
    assert PASSED == Regulated.asked().outcome("purpose_named")
    assert FAILED == Regulated.asked().outcome("purpose_named", in_words=True)
    assert PASSED == Regulated.asked({"aim": "One plan."}).outcome("purpose_named", in_words=True)


def test_a_request_without_a_purpose_breaks_the_clause():
    """R2."""
    office = Regulated.asked()
    office.without(17, purposes=())

    assert FAILED == office.outcome("purpose_named")


@pytest.mark.parametrize(
    "without, missing",
    [
        ({"purposes": ()}, "Purpose"),
        ({"agenda": ()}, "Agenda"),
        ({"participants": ()}, "Participants"),
        ({"room": None, "place": "", "link": None}, "Meeting room"),
        ({"topic": "", "purposes": ()}, "Topic, Purpose"),
    ],
)
def test_each_of_the_six_that_is_missing_is_named(without, missing):
    """R34, R35."""
    office = Regulated.asked()
    assert PASSED == office.outcome("request_complete")

    office.without(17, **without)
    found = office.finding("request_complete")

    assert FAILED == found.outcome
    assert f"missing: {missing}" == words(found.happened)


def test_one_kind_of_place_is_enough():
    office = Regulated.asked({"room": "", "place": "The client's office"})

    assert PASSED == office.outcome("request_complete")


@pytest.mark.parametrize(
    "by, form, outcome",
    [
        ("ben--test", "weekly", PASSED),  # a secretary
        ("cai--test", "weekly", FAILED),  # no more than a member
        ("cai--test", "client", PASSED),  # whose type lets everybody ask
    ],
)
def test_the_type_says_who_may_ask(by, form, outcome):
    """R36."""
    office = Regulated.asked(form=f"meeting-request-{form}", by=by)

    assert outcome == office.outcome("may_initiate")


@pytest.mark.parametrize(
    "organizer, outcome",
    [("Ada", PASSED), ("Ben", FAILED), ("Dan", FAILED)],  # Dan is head of something else
)
def test_the_organizer_has_the_role_in_the_department(organizer, outcome):
    """R61."""
    office = Regulated.asked({"organizer": organizer})

    assert outcome == office.outcome("organizer_role", roles=["head"])


@pytest.mark.parametrize("chair, outcome", [("Ada", PASSED), ("Dan", PASSED), ("Ben", FAILED)])
def test_the_chair_has_the_role_in_whichever_department(chair, outcome):
    """R63."""
    office = Regulated.asked({"chair": chair})

    assert outcome == office.outcome("chair_is_senior", roles=["head"])


def test_a_secretary_is_named_by_the_request_or_the_type():
    """R62."""
    assert PASSED == Regulated.asked().outcome("secretary_named")

    client = "meeting-request-client"
    assert FAILED == Regulated.asked(form=client).outcome("secretary_named")
    assert PASSED == Regulated.asked({"secretary": "Ben"}, form=client).outcome("secretary_named")


def test_everybody_is_asked_whom_the_type_names():
    """R68."""
    found = Regulated.asked({"participants": "Ada, Ben"}).finding("default_participants")

    assert FAILED == found.outcome
    assert "not asked: 蔡小" == words(found.happened)
    assert PASSED == Regulated.asked().outcome("default_participants")
    assert BESIDE == Regulated.asked(form="meeting-request-client").outcome("default_participants")


def test_whom_the_type_names_may_be_invited_afterwards():
    office = Regulated.asked({"participants": "Ada, Ben"})
    office.say(17, "/invite @cai--test", by="ben--test", at="2026-04-02T10:00")

    assert PASSED == office.outcome("default_participants")


@pytest.mark.parametrize(
    "form, guests, outcome",
    [
        ("client", "- Mr Guest; A company", PASSED),
        ("weekly", "- Mr Guest; A company", FAILED),
        ("weekly", "", BESIDE),
    ],
)
def test_guests_come_where_the_type_allows_it(form, guests, outcome):
    """R13."""
    office = Regulated.asked({"guests": guests}, form=f"meeting-request-{form}")

    assert outcome == office.outcome("guests_allowed")


def test_an_online_meeting_has_a_link():
    """R126."""
    office = Regulated.asked({"mode": "Online", "link": "https://meet.example.org/1"})

    assert PASSED == office.outcome("online_link")
    assert BESIDE == Regulated.asked().outcome("online_link")

    office.without(17, link=None)

    assert FAILED == office.outcome("online_link")


@pytest.mark.parametrize(
    "level, outcome", [("Public", FAILED), ("Internal", PASSED), ("Restricted", PASSED)]
)
def test_a_meeting_is_no_less_secret_than_its_type(level, outcome):
    """R81."""
    assert outcome == Regulated.asked({"classification": level}).outcome("classified")


def test_to_a_restricted_meeting_come_those_who_are_named():
    """R82."""
    office = Regulated.minuted(changes={"classification": "Restricted"})

    assert PASSED == office.outcome("restricted_attendance")
    assert NOT_YET == Regulated.asked({"classification": "Restricted"}).outcome(
        "restricted_attendance"
    )
    assert BESIDE == Regulated.minuted().outcome("restricted_attendance")

    office.write_up({"attendance": "- Ada\n- Ben\n- 蔡小\n- Dan"})
    found = office.finding("restricted_attendance")

    assert FAILED == found.outcome
    assert "came without being named: Dan" == words(found.happened)


@pytest.mark.parametrize("most, outcome", [(3, PASSED), (2, FAILED)])
def test_to_a_restricted_meeting_few_are_asked(most, outcome):
    """R82."""
    office = Regulated.minuted(changes={"classification": "Restricted"})

    assert outcome == office.outcome("restricted_attendance", most=most)


@pytest.mark.parametrize(
    "approved, reason, outcome",
    [
        ("2026-04-10T23:59", "", BESIDE),  # the working day before
        ("2026-04-11T00:00", "", FAILED),
        ("2026-04-11T00:00", "A fire.", PASSED),
        ("2026-04-02T10:00", "A fire.", PASSED),
    ],
)
def test_a_meeting_at_short_notice_says_why(approved, reason, outcome):
    """R125."""
    office = Regulated.asked({"emergency": reason})
    office.yes(17, at=approved)

    assert outcome == office.outcome("emergency_reason", working_days=1)


# the agenda


def test_every_agenda_item_has_an_aim():
    """R4."""
    found = Regulated.asked({"agenda": "- News; Ada; 10; x\n- Plans; Ben; 20"}).finding(
        "agenda_aims"
    )

    assert (FAILED, "without an aim: Plans") == (found.outcome, words(found.happened))
    assert PASSED == Regulated.asked().outcome("agenda_aims")


def test_every_agenda_item_has_a_presenter():
    """R9, R35."""
    found = Regulated.asked({"agenda": "- News; Ada; 10\n- Plans"}).finding("presenters_named")

    assert (FAILED, "without a presenter: Plans") == (found.outcome, words(found.happened))
    assert PASSED == Regulated.asked().outcome("presenters_named")


@pytest.mark.parametrize(
    "agenda, loosely, in_order",
    [
        ("- News\n- Plans", PASSED, PASSED),
        ("- News\n- Cases\n- Plans", PASSED, FAILED),
        ("- News\n- Something else\n- Plans\n- Cases", PASSED, PASSED),
        ("- Plans\n- News", PASSED, FAILED),
        ("- News\n- Cases", FAILED, FAILED),
        ("- 近況\n- ＰＬＡＮＳ for the summer", PASSED, PASSED),  # another script, another width
    ],
)
def test_the_agenda_has_the_blocks_of_its_type(agenda, loosely, in_order):
    """R9, R14, R18, R23, R28."""
    office = Regulated.asked({"agenda": agenda})

    assert loosely == office.outcome("agenda_blocks")
    assert in_order == office.outcome("agenda_blocks", in_order=True)


def test_a_missing_block_is_named():
    """R9, R14, R18, R23, R28."""
    found = Regulated.asked({"agenda": "- News"}).finding("agenda_blocks")

    assert "missing: Plans" == words(found.happened)
    assert BESIDE == Regulated.asked(form="meeting-request-client").outcome("agenda_blocks")


@pytest.mark.parametrize(
    "agenda, outcome",
    [
        ("- News; Ada; 40\n- Plans; Ben; 20", PASSED),
        ("- News; Ada; 40\n- Plans; Ben; 21", FAILED),
        ("- News; Ada\n- Plans; Ben", BESIDE),
    ],
)
def test_the_agenda_fits_into_the_meeting(agenda, outcome):
    """R10, R64."""
    assert outcome == Regulated.asked({"agenda": agenda}).outcome("agenda_fits")


def test_what_is_put_on_the_agenda_later_has_to_fit_too():
    """R10, R127."""
    office = Regulated.asked({"agenda": "- News; Ada; 40"})
    office.say(17, "/agenda Plans; 20", at="2026-04-02T10:00")
    assert PASSED == office.outcome("agenda_fits")

    office.say(17, "/agenda Costs; 5", at="2026-04-02T11:00")

    assert "it takes 65 min" == words(office.finding("agenda_fits").happened)
    assert FAILED == office.outcome("agenda_fits")


def test_the_minutes_cover_the_agenda():
    """R85."""
    assert PASSED == Regulated.minuted().outcome("agenda_covered")
    assert NOT_YET == Regulated.approved().outcome("agenda_covered")

    found = Regulated.minuted({"discussion": "- 近況; Ada; All is well; noted"}).finding(
        "agenda_covered"
    )

    assert (FAILED, "without an outcome: Plans") == (found.outcome, words(found.happened))


def test_what_is_discussed_stands_on_the_agenda_or_was_put_on_it():
    """R77."""
    office = Regulated.approved()
    assert NOT_YET == office.outcome("discussion_on_agenda", "2026-04-13T15:00")

    office.write_up({"discussion": "- 近况; Ada; Fine\n- The canteen; Ben; Too loud"})
    found = office.finding("discussion_on_agenda")

    assert (FAILED, "outside of the agenda: The canteen") == (found.outcome, words(found.happened))
    assert PASSED == Regulated.minuted().outcome("discussion_on_agenda")

    office = Regulated.approved()
    office.say(17, "/agenda the canteen, 5 minutes", by="ben--test", at="2026-04-03T10:00")
    office.write_up({"discussion": "- 近况; Ada; Fine\n- The canteen; Ben; Too loud"})

    assert PASSED == office.outcome("discussion_on_agenda", LATER)


def test_a_level_is_a_value_of_a_message():
    found = Regulated.asked({"classification": "Public"}).finding("classified")

    assert Classification.PUBLIC is found.happened.values["level"]
