"""The practice dossier: an invented wijk with a year of meetings, and one day of work in it."""
