"""Checks before publication: small objects, one in each file, `check(material)` → findings."""
