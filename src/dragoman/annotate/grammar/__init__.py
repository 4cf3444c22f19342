"""Words and their grammar: parts of speech, dictionary forms, tense, and what is merely possible or denied."""
