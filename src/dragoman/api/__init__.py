"""Everything a user can do, typed: what the commands call, and what ``import dragoman`` gives.

>>> import dragoman
>>> text = "The President of Finland received the Foreign Minister of Estonia in Helsinki on 3 May 2024."
>>> (reading,) = dragoman.read([dragoman.Document("note-1", text, lang="en")])
>>> [(item["type"], item["date"], item["place"]["name"]) for item in reading["engagements"]]
[('meeting', '2024-05-03', 'Helsinki')]
"""
