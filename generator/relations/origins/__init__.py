"""The reporting behind the articles: who has it from whom."""
