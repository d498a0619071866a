"""The demonstration: real content brought to any step by calling the services on their day."""
