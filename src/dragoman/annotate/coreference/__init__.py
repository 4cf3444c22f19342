"""Who is who within one text: chains of mentions, pronouns, roles."""
