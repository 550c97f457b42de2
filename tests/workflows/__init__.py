"""What the tests of the workflows read them with."""
