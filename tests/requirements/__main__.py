"""Write the page of requirements anew: ``make requirements``."""

from tests.requirements.page import ROOT, pages

if __name__ == "__main__":
    for path, text in pages().items():
        (ROOT / path).write_text(text, "utf-8")
