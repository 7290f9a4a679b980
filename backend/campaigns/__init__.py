"""Scan campaigns: a branch organisation invites its members to do the scan, and sees how it goes, never of one firm."""
