"""What is named: people with their titles, states, bodies, groups and places."""
