"""Setting the handout: its pictures made for paper, its code, its template."""
