"""The whole way for a folder of articles: `build`, `retry`, `remove`. All of it returns data and prints nothing."""
