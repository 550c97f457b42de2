"""GitHub for the tests: an emulator over HTTP, made strict, made alike and made to fail."""
