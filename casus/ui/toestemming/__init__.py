"""Consent on the page of a casus: what was asked and answered, and the small forms to ask and answer."""
