"""What the world is like, as files that a diplomat can mend: territories, organisations, posts, kinds of engagement, cue words."""
