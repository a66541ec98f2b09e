"""Calendar expressions and the days that they mean."""
