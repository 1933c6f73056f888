"""What holds across articles: origins, entities, shared statements, disagreements, questions."""
