"""Pictures and videos that members upload: received, made anew, kept, and shown to those who may see them."""
