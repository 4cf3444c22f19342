"""Where documents come from: copies, issuers, and what each tells once that is known."""
