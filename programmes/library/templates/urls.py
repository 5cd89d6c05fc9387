from django.urls import path

from programmes.library.templates.views import deciding, editing, files, reading, replacing, stages

KEPT = "templates/own/<uuid:kept_id>"

templates = [
    path("templates/", reading.templates, name="templates"),
    path("templates/schema.json", files.schema, name="template_schema"),
    path("templates/own/new/", deciding.new_template, name="new_template"),
    path("templates/own/replace/", replacing.replace, name="replace_in_templates"),
    path("templates/own/import/", files.import_template, name="import_template"),
    path(f"{KEPT}/", reading.own_template, name="own_template"),
    path(f"{KEPT}/meter/", reading.meter, name="template_meter"),
    path(f"{KEPT}/head/", editing.edit_head, name="edit_template"),
    path(f"{KEPT}/reporting/", editing.edit_reporting, name="edit_reporting"),
    path(f"{KEPT}/reasons/", editing.give_reasons, name="give_reasons"),
    path(f"{KEPT}/stages/add/", editing.add_stage, name="add_stage"),
    path(f"{KEPT}/stages/<int:number>/", stages.edit_stage, name="edit_stage"),
    path(f"{KEPT}/stages/<int:number>/move/", editing.move_stage, name="move_stage"),
    path(f"{KEPT}/stages/<int:number>/remove/", editing.remove_stage, name="remove_stage"),
    path(f"{KEPT}/draft/", deciding.next_draft, name="draft_template"),
    path(f"{KEPT}/review/", deciding.review, name="review_template"),
    path(f"{KEPT}/publish/", deciding.publish, name="publish_template"),
    path(f"{KEPT}/discard/", deciding.discard, name="discard_template"),
    path(f"{KEPT}/retire/", deciding.retire, name="retire_template"),
    path(f"{KEPT}/bring-back/", deciding.bring_back, name="bring_back_template"),
    path(f"{KEPT}/versions/<int:number>/fork/", deciding.fork_own, name="fork_version"),
    path(f"{KEPT}/versions/<int:number>/file.json", files.export_own, name="export_version"),
    path("templates/<slug:template_id>/", reading.template, name="template"),
    path("templates/<slug:template_id>/fork/", deciding.fork_original, name="fork_template"),
    path("templates/<slug:template_id>/file.json", files.export_original, name="export_template"),
]
