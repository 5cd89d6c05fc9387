"""What a row of a case must mean, beyond its shape: sides that exist, observations of the right test."""

from collections.abc import Mapping

from yaml.nodes import Node

from therapy.knowledge import Library
from therapy.knowledge.reading import Page
from therapy.knowledge.records import Test
from therapy.knowledge.signs import BODY_MAP
from therapy.reasoning.cases.examined import RetestRow
from therapy.reasoning.cases.rows import BodyMapRow, FindingRow, Given, MeasurementRow


def check_mark(row: BodyMapRow, node: Node, page: Page, library: Library) -> None:
    """A limb has a side; the trunk is one place."""
    region = library.regions.get(row.region)
    if region is None:
        return
    if region.trunk and row.side:
        page.wrong(node, f"'{row.region}' is one place, without a side. Leave 'side' out.", "side")
    if not region.trunk and not row.side:
        page.wrong(node, f"'{row.region}' needs a 'side': left or right.", "side")


def check_finding(row: FindingRow | RetestRow, node: Node, page: Page, library: Library) -> None:
    """The observation belongs to the test, and has a side only where it can have one."""
    observation = library.observations.get(row.observation)
    if observation is None or row.test not in library.tests:
        return
    test = library.test_of(observation)
    if test.id != row.test:
        says = f"'{row.observation}' is observed in the test '{test.id}', not in '{row.test}'."
        page.wrong(node, says, "observation")
    if test.id == BODY_MAP:
        says = f"'{row.observation}' follows from the body map. Write it under 'body_map', with its region."
        page.wrong(node, says, "observation")
    if row.side and not observation.sided:
        page.wrong(node, _no_side(row.observation, "observation"), "side")


def check_measurement(row: MeasurementRow, values: Mapping[str, object], node: Node, page: Page, test: Test) -> None:
    """Sides and sites as the test is recorded, and at least one result."""
    _check_measured_side(row.side, node, page, test)
    _check_site(row.site, node, page, test)
    if not values:
        page.wrong(node, f"nothing is measured here. Give the '{test.id}' at least one of its numbers.", "test")


def _check_measured_side(side: Given | None, node: Node, page: Page, test: Test) -> None:
    if test.recording.per_side and not side:
        page.wrong(node, f"the test '{test.id}' is measured on each side. Give a 'side': left or right.", "side")
    if side and not (test.sided or test.recording.per_side):
        page.wrong(node, _no_side(test.id, "test"), "side")


def _check_site(site: str | None, node: Node, page: Page, test: Test) -> None:
    sites = test.recording.sites
    if site and site not in sites:
        allowed = f" It must be one of: {', '.join(sites)}." if sites else " Leave 'site' out."
        page.wrong(node, f"'{site}' is not a site of the test '{test.id}'.{allowed}", "site")
    if test.recording.per_site and not site:
        page.wrong(node, f"the test '{test.id}' needs a 'site', one of: {', '.join(sites)}.", "site")


def _no_side(name: str, kind: str) -> str:
    return f"the {kind} '{name}' has no sides. Leave 'side' out."
