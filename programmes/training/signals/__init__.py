"""What about many clients asks for a therapist. Each sign comes from few queries, whatever the number of clients."""
