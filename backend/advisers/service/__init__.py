"""What advisers, companies and officers do: profiles, accreditation, referrals."""
