"""Standing facts between parties: members, missions, agreements, diplomatic relations."""
