"""What words, names and addresses on any page mean."""
