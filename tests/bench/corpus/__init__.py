"""A seeded city that publishes as many goals as one asks for."""
