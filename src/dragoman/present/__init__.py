"""Records in, text out: dossiers, tables, exports."""
