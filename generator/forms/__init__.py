"""Forms: kinds of field, the core forms, custom forms, and their issue form YAML."""
