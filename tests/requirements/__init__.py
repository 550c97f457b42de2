"""The table of requirements: what was asked for, where the product does it, which test shows it."""
