"""What the JSON Schemas say: findings about a document, and facts about its fields for everyone."""

from clusterctl.schema.fields import KINDS, Field, choice, field, keys, raw, text, title
from clusterctl.schema.judgement import problems

__all__ = ["KINDS", "Field", "choice", "field", "keys", "problems", "raw", "text", "title"]
