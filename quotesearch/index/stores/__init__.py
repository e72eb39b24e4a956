"""The stores of a generation: quotes (SQLite), lexical (tantivy), vectors (FAISS), token vectors."""
