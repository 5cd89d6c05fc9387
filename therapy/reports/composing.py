"""From a row to the paper it stands for."""

from dataclasses import replace
from datetime import date

from therapy.reports.contents.material import material_of
from therapy.reports.contents.referral import referral_paper
from therapy.reports.contents.report import report_paper
from therapy.reports.models import Report
from therapy.reports.paper import Paper

NOT_KEPT = "Draft: not kept yet"


def paper_of(report: Report, *, today: date, is_final: bool = False) -> Paper:
    """What the report says today. Each page of what is not final says so."""
    compose = referral_paper if report.is_referral else report_paper
    paper = compose(material_of(report, today=today))
    return paper if is_final else replace(paper, mark=NOT_KEPT)
