"""Documents as workbooks that clerks fill in, and back."""
