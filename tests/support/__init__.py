"""What several test folders share: workspaces to check, and ways to run one under limits."""
