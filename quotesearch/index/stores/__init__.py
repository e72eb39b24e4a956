"""The stores of a generation: quotes (SQLite), words (tantivy), vectors (FAISS), token vectors."""
