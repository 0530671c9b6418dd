"""What holds between the articles of a story before they are compared."""
