"""What stands around a text: head, tail, furniture, captions, credits."""
