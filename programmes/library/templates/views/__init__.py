"""The pages of a practice's templates."""
