"""minutebook: meetings run from a GitHub repository."""
