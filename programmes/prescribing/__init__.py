"""What one client is prescribed: drafted from accepted hypotheses, edited, published as versions."""
