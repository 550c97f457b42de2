"""Lists of names and links as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.forms.written.links import Link, is_safe_url, read_links
from generator.forms.written.lists import Entry, split_people


@pytest.mark.parametrize(
    "written",
    [
        "张三,李四,Mei Lin",
        "张三，李四，Mei Lin",
        "张三、李四、Mei Lin",
        "张三; 李四; Mei Lin",
        "张三；李四；Mei Lin；",
        "张三\n李四\r\n\nMei  Lin\n",
        "张三\t李四\tMei Lin",
        "- 张三\n- 李四\n- Mei Lin",
        "* 张三\n+ 李四\n• Mei Lin",
        "1. 张三\n2. 李四\n3. Mei Lin",
        "1、张三\n2、李四\n3、Mei Lin",
        "（1）张三\n（2）李四\n（3）Mei Lin",
        "①张三\n②李四\n③Mei Lin",
        "- [ ] 张三\n- [ ] 李四\n- [ ] Mei Lin",
        "张三 和 李四 and Mei Lin",
        "张三 李四\nMei Lin",
        "张\u3000三　李四".replace("　李四", "、李四") + "、Mei\xa0Lin",
        "张三、李四、Ｍｅｉ　Ｌｉｎ",
    ],
)
def test_names_are_separated_in_every_common_way(written):
    assert [Entry("张三"), Entry("李四"), Entry("Mei Lin")] == split_people(written)


@pytest.mark.parametrize(
    "written, names",
    [
        ("@zhangsan @lisi", ["@zhangsan", "@lisi"]),
        ("＠zhangsan、李四", ["@zhangsan", "李四"]),
        ("张三 @lisi", ["张三", "@lisi"]),
        ("阿不都·热西提 李四", ["阿不都·热西提", "李四"]),
        ("和平、张和", ["和平", "张和"]),
        ("Anderson and Sandy", ["Anderson", "Sandy"]),
        ("张 三 李四", ["张 三 李四"]),
        ("Mei Lin 张三", ["Mei Lin 张三"]),
        ("张三(主持)李四", ["张三(主持)李四"]),
        ("（主持）", ["(主持)"]),
        ("张三（主持", ["张三(主持"]),
        ("", []),
        (" \n,，、;；", []),
    ],
)
def test_names_in_doubt_stay_whole(written, names):
    assert [Entry(name) for name in names] == split_people(written)


@pytest.mark.parametrize(
    "written, entry",
    [
        ("张三（主持、记录）", Entry("张三", "主持、记录")),
        ("张三 (chair, secretary)", Entry("张三", "chair, secretary")),
        ("Mei Lin（市场部）（主持）", Entry("Mei Lin", "市场部, 主持")),
        ("张三（@zhangsan）", Entry("张三", "@zhangsan")),
        ("张三（）", Entry("张三")),
    ],
)
def test_a_remark_in_brackets_is_kept_beside_the_name(written, entry):
    assert [entry, Entry("李四")] == split_people(f"{written}、李四")


NAMES = st.lists(st.text("abc张三李", min_size=2, max_size=6), min_size=1)


@given(names=NAMES, sign=st.sampled_from([",", "，", "、", "；", ";", "\n", "\n- ", " 和 "]))
def test_no_name_is_lost_or_changed(names, sign):
    assert names == [entry.name for entry in split_people(sign.join(names))]


@given(st.one_of(st.text(), st.text("()（）[]【】,、@ 和张三a\n-1.")))
def test_no_text_makes_the_splitting_of_names_fail(written):
    assert all(entry.name for entry in split_people(written))


FILE = "https://github.com/user-attachments/files/1/%E7%BA%AA%E8%A6%81.pdf"


@pytest.mark.parametrize(
    "written, links",
    [
        (FILE, [Link("", FILE)]),
        (f"<{FILE}>", [Link("", FILE)]),
        (f"[纪要.pdf]({FILE})", [Link("纪要.pdf", FILE)]),
        (f"![照片]({FILE})", [Link("照片", FILE)]),
        (f"[a](<{FILE}>)", [Link("a", FILE)]),
        (f'[a]({FILE} "标题")', [Link("a", FILE)]),
        (rf"[a \[1\]]({FILE})", [Link("a [1]", FILE)]),
        (
            f'<img width="9" alt="照片" src="{FILE}?a=1&amp;b=2" />',
            [Link("照片", f"{FILE}?a=1&b=2")],
        ),
        (
            f"- [a]({FILE})\n- ![b]({FILE})\n\n* {FILE}",
            [Link("a", FILE), Link("b", FILE), Link("", FILE)],
        ),
        (f"[a]({FILE}), [b]({FILE})；{FILE}。", [Link("a", FILE), Link("b", FILE), Link("", FILE)]),
        (f"市场数据：{FILE}", [Link("市场数据", FILE)]),
        (f"1. {FILE} 市场数据", [Link("市场数据", FILE)]),
        (f"（{FILE}）", [Link("", FILE)]),
        ("HTTPS://Example.com/A_(b).", [Link("", "HTTPS://Example.com/A_(b)")]),
        ("[a](https://example.com/A_(b))", [Link("a", "https://example.com/A_(b)")]),
        ("https://例子.中国/路径，https://b.example:8080/?q=1#x", None),
        ("", []),
        (" \n- \n", []),
    ],
)
def test_links_are_read_in_every_common_form(written, links):
    read = read_links(written)

    expected = links or [
        Link("", url)
        for url in ("https://例子.中国/路径", "https://b.example:8080/?q=1#x")
        if links is None
    ]
    assert (tuple(expected), ()) == (read.links, read.unread)


@pytest.mark.parametrize(
    "written, unread",
    [
        ("见附件", ["见附件"]),
        ("www.example.com", ["www.example.com"]),
        ("ftp://example.com/a", ["ftp://example.com/a"]),
        ("[a](javascript:alert(1))", ["[a](javascript:alert(1))"]),
        ("![a](data:text/html;base64,PHM+)", ["![a](data:text/html;base64,PHM+)"]),
        ("[a](docs/a.md)", ["[a](docs/a.md)"]),
        ("<img onerror='x' src='javascript:y'>", ["<img onerror='x' src='javascript:y'>"]),
        ("https://github.com@evil.example/", ["https://github.com@evil.example/"]),
    ],
)
def test_what_is_no_safe_link_is_reported_as_typed(written, unread):
    read = read_links(f"{written}\n{FILE}")

    assert ((Link("", FILE),), tuple(unread)) == (read.links, read.unread)


def test_text_on_both_sides_of_an_address_is_no_name():
    read = read_links(f"数据在 {FILE} 请看")

    assert ((Link("", FILE),), ("数据在", "请看")) == (read.links, read.unread)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "http://example.com:8080/a/b?c=d#e",
        "https://例子.中国/路径",
        "http://127.0.0.1/",
        "http://[::1]:80/",
        "HTTPS://EXAMPLE.COM/",
    ],
)
def test_an_address_on_the_web_is_safe(url):
    assert is_safe_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com",
        "//example.com",
        "/path",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.com",
        "https://",
        "https:///path",
        "https:example.com",
        "https://user@example.com",
        "https://user:pw@example.com",
        "https://example.com\\@evil.example",
        "https://example.com/a b",
        "https://example.com/\n",
        "https://example.com/\x00",
        "https://example.com/\u202egpj.exe",
        "https://exam\u200bple.com",
        'https://example.com/"onclick=x',
        "https://example.com/<script>",
        "https://example.com:99999/",
        "https://example.com:port/",
        "https://[::1/",
        "https://" + "a" * 3000,
    ],
)
def test_anything_else_is_not_a_safe_address(url):
    assert not is_safe_url(url)


PIECES = st.lists(
    st.sampled_from(
        [*'[]()<>!\\" \n:', "https://a.example/", "<img ", "src=", "alt=", "javascript:", "@", "//"]
    )
).map("".join)


@given(st.one_of(st.text(), PIECES))
def test_no_text_makes_the_reading_of_links_fail_or_lets_an_unsafe_one_through(written):
    read = read_links(written)

    assert all(is_safe_url(link.url) for link in read.links)
    assert all(part.strip() for part in read.unread)
