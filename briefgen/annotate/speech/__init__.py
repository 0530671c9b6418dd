"""Who says what: quotations, speakers, attribution."""
