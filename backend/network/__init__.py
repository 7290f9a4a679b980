"""The network of entrepreneurs: profiles that show what their owner chose, introductions, messages and reports."""
