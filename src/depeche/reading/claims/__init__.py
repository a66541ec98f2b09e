"""What a page says of itself, where it may say so, and whom to believe."""
