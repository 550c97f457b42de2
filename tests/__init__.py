"""The tests of minutebook, named as sentences after the rules they hold the code to."""
