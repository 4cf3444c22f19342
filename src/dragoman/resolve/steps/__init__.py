"""Resolution as a row of steps, so that a change is followed only as far as it reaches."""
