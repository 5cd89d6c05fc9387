"""From accepted hypotheses to a draft programme, and what to check in a plan."""
