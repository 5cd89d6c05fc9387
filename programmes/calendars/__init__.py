"""A client's sessions in their own calendar: an address to subscribe to, which can be taken back."""
