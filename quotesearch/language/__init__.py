"""What is English: knowledge of words and names that extraction and search share."""
