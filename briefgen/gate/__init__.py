"""The gate: nothing goes out on trust."""
