"""A year of a company: its people act day by day, and the real code decides what follows."""
