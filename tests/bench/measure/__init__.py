"""Measures tomei and Hugo side by side."""
