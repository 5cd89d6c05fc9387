"""One deed for many clients: an exercise replaced in their programmes, a class begun from one template."""
