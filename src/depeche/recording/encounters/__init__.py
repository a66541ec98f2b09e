"""Meetings: mentions of encounters, what stands beside them, and which are of the same one."""
