"""Where papers come from: recorded in each, and verified later against the folder."""
