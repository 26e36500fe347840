"""What the trainer says when the hub does not give a model: a fresh process asks a server of the test's own."""

import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from finetune_trainer.failures import RunFailure
from finetune_trainer.model.load import hub_commit, load_token_classifier
from finetune_trainer.spec import ModelReference

ANSWERS = {"gated": (403, "GatedRepo"), "missing": (404, "RepoNotFound"), "refused": (401, "")}

ASK = """
import sys
from finetune_trainer.failures import RunFailure
from finetune_trainer.model.load import load_token_classifier, load_tokenizer
from finetune_trainer.spec import ModelReference

for name in sys.argv[1:]:
    for load in (load_tokenizer, lambda *where: load_token_classifier(where[0], ["O"], None)):
        try:
            load(ModelReference(name, None, None, "hub"), None)
        except RunFailure as failure:
            print(failure.code)
"""


class Hub(BaseHTTPRequestHandler):
    def do_HEAD(self):
        status, code = ANSWERS.get(self.path.split("/")[1], (200, ""))
        self.send_response(status)
        self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_):
        pass


@pytest.fixture
def hub():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(endpoint: str, home: Path, *names: str) -> list[str]:
    trainer = Path(__file__).resolve().parents[2] / "src" / "trainer"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    environment |= {"HF_ENDPOINT": endpoint, "HF_HOME": str(home), "PYTHONPATH": str(trainer), "NO_PROXY": "127.0.0.1"}
    done = subprocess.run(
        [sys.executable, "-c", ASK, *names], env=environment, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_what_the_hub_does_not_give_is_explained(hub, tmp_path):
    codes = ask(hub, tmp_path, "gated/model", "missing/model", "refused/model")
    assert codes == ["model-gated"] * 2 + ["model-not-found"] * 2 + ["hub-refused"] * 2


def test_an_unreachable_hub_is_said_at_once(tmp_path):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.server_close()  # a port that nobody listens on
    assert ask(f"http://127.0.0.1:{server.server_port}", tmp_path, "some/model") == ["hub-unreachable"] * 2


def test_a_model_of_the_hub_that_is_not_here_cannot_be_had_offline():
    with pytest.raises(RunFailure) as failure:
        load_token_classifier(ModelReference("some/model", None, None, "hub"), ["O"], None)
    assert failure.value.code == "hub-unreachable"


def test_the_commit_of_a_downloaded_model_is_found_in_the_cache(tmp_path: Path):
    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = tmp_path / "models--some--model"
    (repository / "refs").mkdir(parents=True)
    (repository / "refs" / "main").write_text(commit)
    snapshot = repository / "snapshots" / commit
    snapshot.mkdir(parents=True)
    (snapshot / "config.json").write_text("{}")
    assert hub_commit(ModelReference("some/model", None, None, "hub"), str(tmp_path)) == commit
    assert hub_commit(ModelReference("some/model", str(snapshot), None, "cache"), None) == commit
    assert hub_commit(ModelReference("other/model", None, None, "hub"), str(tmp_path)) is None
    assert hub_commit(ModelReference("model", str(tmp_path), None, "folder"), None) is None
