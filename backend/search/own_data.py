"""What search holds of somebody: nothing of its own.

Documents are copies of what is public, made and removed by triggers with the row they were made from: an adviser whose
profile goes is not found any more. What was asked is counted without person, address or moment, and its words are kept
only when they were asked five times.
"""

from backend.core.own_data import Part

PART = Part(subject="search")
