"""When each firm is asked for its figures: planned moments, reminders, reasons for no answer, and who is missing."""
