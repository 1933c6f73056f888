"""What time expressions mean: one frozen value for each way of telling a time, each resolves itself."""
