"""What was worked out before, kept so that it need not be worked out again."""
