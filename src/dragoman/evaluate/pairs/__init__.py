"""Who is who and what is the same, measured: small cases put through resolving, and what the record makes of them."""
