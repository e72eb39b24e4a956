"""Text -> vectors: the embedder, the model that comes with the program, and exporting others."""

from quotesearch.embedding.embedder import Embedder, EmbedderIdentity

__all__ = ["Embedder", "EmbedderIdentity"]
