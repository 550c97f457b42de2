"""A small site in the theme: pages in both scripts and in English, and their search index."""

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import yaml

from generator.search import SearchPage, search_index
from generator.vocabulary import ActionStatus, Classification, Presence, Stage, Term

ROOT = Path(__file__).parents[2]

TABLE = """
| 编号 | 行动项 | 责任人 | 时间节点 | 质量要求 | 状态 |
| --- | --- | --- | --- | --- | --- |
| 17-1 | 完成媒介预算第二版并送审 | 张伟 | <time>2026-04-10</time> | 误差不超过 5% | {overdue} |
| 17-2 | 预订秋季展会的场地 | 李娜 | <time>2026-04-20</time> | 合同经法务部审核 | {open} |
""".format(
    overdue='<span class="mb-status mb-status--overdue">已逾期</span>',
    open='<span class="mb-status mb-status--in-process">进行中</span>',
)

HOSTILE = "</title></nav><script>alert(1)</script><img src=x onerror=alert(2)> R&amp;D"

STATUSES = (*Stage, *ActionStatus, *Presence, *Classification)

PAGES = (
    SearchPage("index.html", "会议档案", "会议、决议与行动项一览。"),
    SearchPage(
        "meetings/2026/17.html",
        "17 市场部例会",
        "主持人张伟宣布会议开始。讨论了第二季度的媒介预算，"
        "决定压缩线上投放。行动项 17-1 由张伟负责。",
        "会议",
        "2026-04-03",
        ("17", "30"),
    ),
    SearchPage(
        "meetings/2026/21.html",
        "銷售部週會",
        "會議由林雅婷主持，檢討了客戶溝通會的安排，"
        "並著手準備專案預算。Budget review with Acme Ltd.",
        "會議",
        "2026-04-10",
    ),
    SearchPage(
        "actions/17-1.html",
        "17-1 完成媒介预算",
        "17-1 17-1 17-1 责任人张伟，时间节点。",
        "行动项",
        "2026-04-03",
        ("17-1",),
    ),
    SearchPage(
        "guides/search.html",
        "How to search",
        "Type a word, or only its beginning: budg finds budgets. <img src=x onerror=alert(1)>",
        "Guide",
    ),
    *(
        SearchPage(f"reports/{number}.html", f"工作月报 {number}", "归档。", "月报")
        for number in range(25)
    ),
)

SECTIONS = (
    {"首页": "index.md"},
    {"会议": "meetings/index.md"},
    {"行动项": "actions/index.md"},
    *({f"第 {number} 个栏目": "statuses.md"} for number in range(4, 13)),
    {"月报": "reports/index.md"},
)
"""As many as the product has."""

SETTINGS: Mapping[str, object] = {
    "site_name": "会议档案",
    "theme": {"language": "zh-Hans"},
    "nav": [*SECTIONS],
}


def sources() -> dict[str, str]:
    """Return the Markdown files of the site: each page of `PAGES`, and what the sections list."""
    pages = {page.url.replace(".html", ".md"): markdown(page) for page in PAGES}
    lists = {"meetings/index.md": "# 会议\n", "reports/index.md": "# 月报\n"}
    lists |= {"actions/index.md": f"# 行动项\n{TABLE}"}
    special = {
        "statuses.md": "# 状态\n\n" + "\n".join(map(chip, STATUSES)),
        "hostile.md": f"# {html.escape(HOSTILE)}\n\n## {html.escape(HOSTILE)}\n",
    }
    return {**pages, **lists, **special}


def chip(status: Term) -> str:
    """Return *status* as a page shows it."""
    words = status.wording.text("zh-Hans")
    return f'<span class="mb-status mb-status--{status.value}">{words}</span>'


def markdown(page: SearchPage) -> str:
    """Return *page* as the generator would write it: text from people is escaped."""
    text = page.text.replace("<", "&lt;")
    return f"# {page.title}\n\n{text}\n\n## 行动项\n{TABLE}\n\n*强调* 与 **重点**。\n"


def build(
    folder: Path,
    settings: Mapping[str, object] = SETTINGS,
    files: Mapping[str, str | bytes] = MappingProxyType({}),
) -> Path:
    """Build the site below *folder* with the configuration of the product, and return its root.

    *files* are more of its pages, by path.

    Raises:
        AssertionError: If MkDocs has anything to say, a warning included.
    """
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "generator").symlink_to(ROOT / "generator")
    (folder / "site.yml").write_text(yaml.safe_dump(dict(settings), allow_unicode=True), "utf-8")
    for path, text in {**sources(), **search_index(PAGES), **files}.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=folder, env=quiet, capture_output=True, text=True, check=False
    )
    if done.returncode or done.stderr:
        raise AssertionError(done.stdout + done.stderr)
    return folder / "site"
