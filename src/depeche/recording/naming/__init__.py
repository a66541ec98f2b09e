"""Persons, organisations and places: who is named where, and what they are."""
