"""What a client may have at home for training: the words exercises ask for. Walls, chairs and towels are everywhere."""

EQUIPMENT = (
    "mat", "band", "loop band", "ball", "small ball", "foam roller", "step", "bench",
    "dumbbell", "kettlebell", "weights", "anchor", "strap", "support",
)  # fmt: skip
EQUIPMENT_CHOICES = [(word, word.capitalize()) for word in EQUIPMENT]
