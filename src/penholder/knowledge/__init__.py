"""Knowledge: records, what they refer to, and what an audience may see of them."""
