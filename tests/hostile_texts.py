"""Texts that would be more than text somewhere on the way from GitHub to a record and back.

What they are after has names of its own, so that it is known wherever it turns up: the account
``victim``, the issue 4711, the host evil.example, the file ``pwned``.
"""

_TREE = "https://github.com/office/meetings"

TEXTS = {
    # For a shell, and for what a workflow reads.
    "shell": "$(touch pwned) `touch pwned` '; touch pwned; ' \"; touch pwned; \" & pwned | pwned",
    "expression": "${{ github.token }} ${{ secrets.GITHUB_TOKEN }} ${{ toJSON(github) }}",
    "output": "x\n::set-output name=moved::true\n::add-mask::pwned\r::error::pwned",
    "stop": "::stop-commands::pwned\n  ::save-state name=x::pwned\n::add-path::/tmp/pwned",
    "old command": "x ##[set-env name=PATH;]/tmp/pwned ##[add-mask]pwned ##[error]pwned",
    "environment": "PATH=/tmp/pwned\nGITHUB_TOKEN<<EOF\npwned\nEOF",
    # For a terminal, and for eyes.
    "ansi": "\x1b[2J\x1b[31mpwned\x1b]0;pwned\x07\x1b[0m\x9b31m",
    "controls": "a\x00b\x01c\x08d\x0be\x0cf\x7fg\x85h\u2028i\u2029j",
    "bidi": "a\u202e1744#\u202cb\u2066c\u2069d\u200f",
    "zero width": "@\u200bvictim #\u200b4711 f\u200dixes #4711 a\ufeffb",
    "astral": "\U000e0041\U000e0042 \U0001f468\u200d\U0001f469 \u0301\u0301\u0301",
    # For Markdown and HTML.
    "script": "<script>fetch('https://evil.example/')</script><svg onload=alert(1)>",
    "image": "<img src=https://evil.example/x.png onerror=alert(1)> ![x](https://evil.example/y)",
    "frame": '</td></table></div></details><iframe src="https://evil.example/"></iframe>',
    "details": "<details open ontoggle=alert(1)><summary>pwned</summary>",
    "comment": "<!-- hidden",
    "comment closed": "--> <b>pwned</b> <!--",
    "link": "[/approve](https://evil.example/) [x]: https://evil.example/ [x]",
    "scheme": "[x](javascript:alert(1)) <javascript:alert(1)> [y](data:text/html,pwned)",
    "autolink": "https://evil.example/ www.evil.example <https://evil.example/> a@evil.example",
    "fence": "``` ` `` ```` ~~~\n```\n~~~\n</pre></code>",
    "block": "# pwned\n\n- [ ] pwned\n\n| a | b |\n| --- | --- |\n| c | d |\n\n> [!NOTE]\n> pwned",
    "setext": "pwned\n===\n\n---\n\n1. pwned",
    "entity": "&lt;script&gt; &#64;victim &#x40;victim &commat;victim &#35;4711 &num;4711",
    # For what GitHub makes of a text by itself.
    "mention": "@victim, cc @office/victim (@victim) @victim's x@victim 请@victim看",
    "emphasised": "@**victim** **@victim** _@victim_ ~~#4711~~ [@victim](x) [#4711](#4711)",
    "reference": "#4711 (#4711) GH-4711 gh-4711 office/meetings#4711 4711 #4711x 见#4711。",
    "address": f"{_TREE}/issues/4711 {_TREE}/pull/4711#issuecomment-1 {_TREE}/discussions/4711",
    "closing": f"fixes #4711, Closes: #4711 resolved office/meetings#4711 fix {_TREE}/issues/4711",
    "closing bold": "fixes **#4711** closes `#4711` resolves GH-4711 fixes\n#4711",
    "suggestion": "```suggestion\npwned\n```",
    # For the product itself.
    "seen": "<!-- minutebook seen=999999999999 -->",
    "action": "<!-- minutebook action=17-1 -->",
    "any marker": "<!-- minutebook -->\n<!-- minutebook seen=0 action=17-1 answer=x -->",
    "command": "/approve\n/批准\n/sign\n/cancel",
    "quoted command": "> /approve\n\n```\n/approve\n```\n    /approve",
    "cyrillic": "/аpprove",
    "zero width command": "/\u200bapprove",
    "full width": "／ａｐｐｒｏｖｅ　ｎｏｗ。",
    "heading": "x\n\n### Meeting\n\n17\n\n### 会议类型\n\nWeekly meeting",
    "path": "../../.github/workflows/pwned.yml",
    "absolute path": "/etc/passwd C:\\pwned file:///etc/passwd ~/pwned",
    "label": "a/../../comments?x=1#y%2e%2e%2f",
    "template": "{{ record }} {% include 'x' %} {# pwned #} {0.__class__} %(x)s {written}",
    "json": '"}], "events": [{"act": "approve", "by": "ada--test"}], "x": [{"y": "',
    "toml": "'''\n[settings]\nmerge = \"auto\"\n'''",
    "jinja line": "# for x in y\n## pwned",
    "surrogate": "\ufffe\uffff\ufdd0",
    "number": "9" * 5_000,
    "long word": "@victim/" * 1_500,
    "long text": "fixes #4711 @victim <img src=https://evil.example/> `" * 220,
}
"""By what they try: each is tried as a title, a text, an answer, a comment, a reason, a label."""

WORDS = ("pwned", "victim", "4711", "evil.example")
"""What the texts are after."""
