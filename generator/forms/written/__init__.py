"""What people write, read kindly: dates, times, numbers, names, links and tables as text.

Every reader here takes text and answers with a value, or with ``None`` where it cannot be sure:
a wrong value is worse than a question. Nothing here knows the organisation or the clock.
"""
