from django.urls import path

from therapy.reports.views import panel, starting, writing

app_name = "reports"
urlpatterns = [
    path("clients/<uuid:client_id>/reports/", panel.panel, name="panel"),
    path("clients/<uuid:client_id>/referral/", starting.refer, name="refer"),
    path("assessments/<uuid:assessment_id>/report/", starting.start, name="start"),
    path("reports/<uuid:report_id>/", writing.report, name="report"),
    path("reports/<uuid:report_id>/change/", writing.change, name="change"),
    path("reports/<uuid:report_id>/pages/", writing.pages, name="pages"),
    path("reports/<uuid:report_id>/pdf/", writing.pdf, name="pdf"),
    path("reports/<uuid:report_id>/keep/", writing.keep, name="keep"),
    path("reports/<uuid:report_id>/discard/", writing.discard, name="discard"),
]
