"""The invented press: articles as we write them, the papers that print them, and the noise around them."""
