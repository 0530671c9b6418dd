"""The second look: is what the data says true to its sources?

Shares no code with the makers of a briefing, so that none of their faults can pass here for a second time, and asks
simpler questions than they do: does it stand there?  who is named beside it?  is the count the size of the set?  is the
day in the story's span?  The door is `briefgen.gate.independent.look`.
"""
