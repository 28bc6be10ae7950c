"""Papers: templates compiled first, values put in after, a DOCX of the same bytes each time."""
