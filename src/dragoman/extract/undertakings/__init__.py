"""What somebody undertakes: proposals, commitments, plans, invitations, requests, offers, agreements."""
