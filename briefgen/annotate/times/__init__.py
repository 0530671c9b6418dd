"""When: dates and clock times, resolved."""
