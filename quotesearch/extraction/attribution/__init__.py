"""Find the quotes of an article, and the words that attribute each of them."""
