"""What working smarter yields: indicators, measurements, enrolment, own results and public figures."""
