"""What an editor asks of a document being written: findings, explanations, words to put in."""
