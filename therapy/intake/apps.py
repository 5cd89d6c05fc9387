from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "therapy.intake"
    label = "intake"

    def ready(self) -> None:
        """Lend the body map what clients wrote about their places."""
        from therapy.assessments.lent_marks import lend_marks
        from therapy.intake.marks import marks_written

        lend_marks(marks_written)
