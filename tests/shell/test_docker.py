"""The container set-up as written; scripts/check-docker also runs it."""

import pytest

from scripts.docker_files import ROOT, compose, image, variables


def test_the_image_runs_as_nobody_in_particular_and_says_how_it_is():
    made = image()

    assert made.user == "10001:10001"
    assert made.command[0] == "gunicorn"
    assert made.health == ["python", "-m", "therapy.healthcheck"]


def test_the_image_installs_the_hashed_runtime_packages_and_no_others():
    installs = [rest for instruction, rest in image().steps if instruction == "RUN" and "pip install" in rest]

    assert len(installs) == 1
    assert installs[0].endswith("--require-hashes --requirement /app/requirements.txt")


def test_everything_copied_into_the_image_exists_and_reaches_the_builder():
    let_through = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = [rest.split()[0] for step, rest in image().steps if step == "COPY" and not rest.startswith("--from")]

    assert [source for source in copied if not (ROOT / source).exists()] == []
    assert [source for source in copied if f"!{source}" not in let_through] == []


def test_production_is_web_worker_sender_alarm_one_beat_a_migration_and_two_servers():
    services = compose()["services"]

    assert set(services) == {"web", "worker", "sender", "watch", "beat", "migrate", "database", "redis"}
    assert services["beat"]["deploy"]["replicas"] == 1
    assert [name for name, service in services.items() if "beat" in service.get("command", [])] == ["beat"]


def test_ours_wait_for_the_migration_write_nowhere_and_keep_secrets_in_files():
    services = compose()["services"]

    for name in ("web", "worker", "sender", "watch", "beat"):
        assert services[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
        assert services[name]["read_only"] is True
    assert not [name for name, service in services.items() if "SECRET_KEY" in str(service.get("environment"))]


def test_the_example_environment_points_each_secret_at_its_file():
    example = variables(ROOT / ".env.example")

    for secret in compose()["secrets"]:
        assert example[f"{secret.upper()}_FILE"] == f"/run/secrets/{secret}"


def test_an_instruction_the_check_cannot_follow_is_an_error(tmp_path):
    (tmp_path / "Dockerfile").write_text("FROM python:3.13-slim\nADD somewhere /app\n")

    with pytest.raises(ValueError, match="ADD"):
        image(tmp_path / "Dockerfile")


def test_a_service_that_waits_for_nobody_known_is_an_error(tmp_path):
    text = "services: {web: {depends_on: [nobody]}}\nsecrets: {}\nvolumes: {}\n"
    (tmp_path / "docker-compose.yml").write_text(text)

    with pytest.raises(ValueError, match="web names nobody"):
        compose(tmp_path / "docker-compose.yml")
