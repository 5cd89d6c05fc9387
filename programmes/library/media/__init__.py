"""Pictures and videos of exercises that members upload: kept, and shown to those who may see them."""
