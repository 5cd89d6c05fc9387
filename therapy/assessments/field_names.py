"""What the fields of a test's form are called."""


def finding_name(observation: str, side: str) -> str:
    return f"finding.{observation}.{side}"


def entry_name(key: str, site: str, side: str) -> str:
    return f"measure.{key}.{site}.{side}"
