"""Numbers, money and the numbers of meetings and action items as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.forms.written.numbers import (
    Money,
    read_action_number,
    read_integer,
    read_money,
    read_number,
    read_reference,
)
from generator.forms.written.numerals import read_digits, read_numeral
from generator.forms.written.width import plain


@pytest.mark.parametrize(
    "written, expected",
    [
        ("1200", "1200"),
        ("1,200", "1200"),
        ("1，200", "1200"),
        ("１２００", "1200"),
        ("1,200,000.50", "1200000.50"),
        ("0.5", "0.5"),
        ("-3.5", "-3.5"),
        ("−3", "-3"),
        ("－３", "-3"),
        ("+3", "3"),
        ("1.2万", "12000"),
        ("1.2 萬", "12000"),
        ("3千", "3000"),
        ("5百", "500"),
        ("3千万", "30000000"),
        ("1.5亿", "150000000"),
        ("三十", "30"),
        ("十二", "12"),
        ("两千", "2000"),
        ("一百零五", "105"),
        ("一万零五百", "10500"),
        ("十万", "100000"),
        ("叁仟", "3000"),
        ("零", "0"),
    ],
)
def test_a_number_is_read_in_every_common_spelling(written, expected):
    assert Decimal(expected) == read_number(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "many",
        "12%",
        "1,2",
        "1,20,000",
        "12,3456",
        "1 200",
        "1e5",
        "NaN",
        "Infinity",
        "5.",
        ".5",
        "--5",
        "1/2",
        "12人",
        "约30",
        "10-20",
        "二三",
        "一万二",
        "百",
        "三百五",
        "3十",
        "1.2.3",
        "٣",
        "1_000",
        "9" * 60,
        "9" * 16,
        "1" + "0" * 28,
    ],
)
def test_what_has_no_sure_reading_is_not_read_as_a_number(written):
    assert read_number(written) is None


@pytest.mark.parametrize(
    "written, expected",
    [("30", 30), ("1.2万", 12000), ("1200.0", 1200), ("1.5", None), ("x", None)],
)
def test_an_integer_is_a_number_without_a_fraction(written, expected):
    assert expected == read_integer(written)


@given(number=st.decimals(-(10**9), 10**9, places=2))
def test_a_number_is_read_back_with_and_without_its_commas(number):
    assert number == read_number(f"{number:f}")
    assert number == read_number(f"{number:,f}")


@pytest.mark.parametrize(
    "written, expected",
    [
        (110, "一百一十"),
        (1010, "一千零一十"),
        (10010, "一万零一十"),
        (100000000, "一亿"),
        (101000000, "一亿零一百万"),
        (120000, "十二万"),
        (2026, "两千零二十六"),
        (10500, "壹萬零伍佰"),
    ],
)
def test_a_numeral_is_read_as_it_is_spelled(written, expected):
    assert written == read_numeral(expected)


def test_digits_named_one_by_one_are_no_numeral():
    assert (2026, None) == (read_digits("二〇二六"), read_numeral("二〇二六"))


@pytest.mark.parametrize(
    "written, currency, amount, expected",
    [
        ("5000", "CNY", "5000", "CNY"),
        ("5000", "TWD", "5000", "TWD"),
        ("¥12,000", "CNY", "12000", "CNY"),
        ("￥１２，０００", "CNY", "12000", "CNY"),
        ("¥12,000", "JPY", "12000", "JPY"),
        ("¥500", "TWD", "500", "CNY"),
        ("12000元", "CNY", "12000", "CNY"),
        ("12000 元整", "CNY", "12000", "CNY"),
        ("12000元", "TWD", "12000", "TWD"),
        ("12000元", "EUR", "12000", "CNY"),
        ("1.2万元", "CNY", "12000", "CNY"),
        ("1.2萬元", "TWD", "12000", "TWD"),
        ("三千元", "CNY", "3000", "CNY"),
        ("人民币 5000", "TWD", "5000", "CNY"),
        ("人民币5000元", "CNY", "5000", "CNY"),
        ("RMB 5000", "TWD", "5000", "CNY"),
        ("CNY 5000", "CNY", "5000", "CNY"),
        ("5000 CNY", "CNY", "5000", "CNY"),
        ("¥5000元", "CNY", "5000", "CNY"),
        ("NT$3,000", "CNY", "3000", "TWD"),
        ("NT$3,000元", "CNY", "3000", "TWD"),
        ("新臺幣3,000元", "CNY", "3000", "TWD"),
        ("HK$300", "CNY", "300", "HKD"),
        ("300港元", "CNY", "300", "HKD"),
        ("US$300", "CNY", "300", "USD"),
        ("300 USD", "CNY", "300", "USD"),
        ("300美元", "CNY", "300", "USD"),
        ("$300", "USD", "300", "USD"),
        ("$300", "TWD", "300", "TWD"),
        ("€12.50", "CNY", "12.50", "EUR"),
        ("-500", "CNY", "-500", "CNY"),
        ("-¥500", "CNY", "-500", "CNY"),
        ("¥-500", "CNY", "-500", "CNY"),
    ],
)
def test_an_amount_of_money_is_read_with_its_currency(written, currency, amount, expected):
    assert Money(Decimal(amount), expected) == read_money(written, currency)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "免费",
        "¥",
        "元",
        "5000元/月",
        "12元5角",
        "约5000元",
        "$300",
        "USD 300 CNY",
        "¥300 USD",
        "-¥-5",
        "XYZ 5",
        "5000-6000元",
        "12%",
    ],
)
def test_what_has_no_sure_reading_is_not_read_as_money(written):
    assert read_money(written, "CNY") is None


@pytest.mark.parametrize(
    "written",
    [
        "17",
        "#17",
        "＃１７",
        " # 17 ",
        "https://github.com/acme/minutes/issues/17",
        "https://github.com/acme/minutes/issues/17#issuecomment-99",
        "https://git.example.com/acme/minutes/issues/17/?x=1",
    ],
)
def test_a_meeting_is_referred_to_by_number_or_address(written):
    assert 17 == read_reference(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0",
        "#0",
        "-17",
        "第17次",
        "17-1",
        "acme/minutes#17",
        "17, 18",
        "1.7",
        "周会",
        "9" * 30,
        "https://github.com/acme/minutes/pull/17",
        "https://github.com/acme/minutes",
        "https://[",
        "http://",
    ],
)
def test_what_names_no_single_meeting_is_not_read(written):
    assert read_reference(written) is None


def test_an_issue_of_another_repository_is_not_a_meeting_of_ours():
    url = "https://github.com/acme/minutes/issues/17"

    assert 17 == read_reference(url, "Acme/Minutes")
    assert read_reference(url, "acme/website") is None


@pytest.mark.parametrize(
    "written", ["17-1", "#17-1", "17－1", "17 - 1", "１７－１", "17–1", "＃17—1"]
)
def test_an_action_item_is_referred_to_by_meeting_and_number(written):
    assert (17, 1) == read_action_number(written)


@pytest.mark.parametrize(
    "written", ["", "17", "D17-2", "A17-1", "0-1", "17-0", "17-1-1", "17/1", "17.1"]
)
def test_what_names_no_action_item_is_not_read(written):
    assert read_action_number(written) is None


@pytest.mark.parametrize(
    "written, expected",
    [
        ("ＡＢＣ１２３", "ABC123"),
        ("（１）：，；", "(1):,;"),
        ("、。《》「」①½…", "、。《》「」①½…"),
        ("a\u3000b\xa0c", "a b c"),
        ("\ufeff\u200ba\u202eb\u2069\u200d", "ab"),
        ("￥5", "¥5"),
        (" a\nb \n", "a\nb"),
    ],
)
def test_plain_text_has_one_width_and_nothing_invisible(written, expected):
    assert expected == plain(written)


@given(st.text())
def test_plain_text_stays_as_it_is(text):
    assert plain(text) == plain(plain(text))


PIECES = st.lists(
    st.sampled_from(
        [*"0123456789,.-+#/%一二十百千万亿零元¥$ ", "https://x/y/z/issues/", "USD", "NT$"]
    )
).map("".join)


@given(written=st.one_of(st.text(), PIECES))
def test_no_text_makes_the_reading_of_numbers_fail(written):
    read_number(written)
    read_integer(written)
    read_money(written, "CNY")
    read_reference(written)
    read_action_number(written)
    read_numeral(written)
