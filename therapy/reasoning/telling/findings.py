"""One finding in words."""

from therapy.knowledge import Library
from therapy.reasoning.evidence.reasons import SEVERITY_WORDS
from therapy.reasoning.values import FindingMade


def finding_words(finding: FindingMade, library: Library) -> str:
    """Such as "Knee travels inward, left: clear"."""
    side = f", {finding.side}" if finding.side else ""
    return f"{library.signs[finding.observation].label}{side}: {SEVERITY_WORDS[finding.severity]}"
