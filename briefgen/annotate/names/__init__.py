"""Who and where: names of people, bodies and places."""
