"""What the tests of calendars read them with."""
