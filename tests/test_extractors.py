"""Another extractor in the built-in one's place: a model behind an endpoint, a function of one's own."""

import http.server
import json
import pickle
import subprocess
import sys
import threading
import time
from datetime import date

import pytest

from sahel import extractors
from sahel.cli import main
from sahel.codebook import DATA
from sahel.extract import extract
from sahel.extractors import Failed, Unknown, by_name, endpoint, prompt
from sahel.model import Casualty, Evidence, Report
from sahel.pipeline import reading_of, readings
from sahel.reports import read

TEXT = (
    "Ambush near Téguey\n\n"
    "“Gunmen killed at least 23 soldiers near Téguey on Wednesday”, the ministry said. "
    "The group’s statement spoke of 30 dead soldiers. Rain fell in the region of Gao."
)
LEAD = "“Gunmen killed at least 23 soldiers near Téguey on Wednesday”, the ministry said."
REPORT = Report("teguey", TEXT, date(2024, 3, 22), "en")
AMBUSH = {
    "kind": "incident",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "date_start": "2024-03-20",
    "date_end": "2024-03-20",
    "date_precision": "day",
    "place": "Téguey",
    "relation": "near",
    "country": "NER",
    "perpetrators": ["issp"],
    "attribution": "claimed",
    "targets": ["military"],
    "casualties": [
        {"victims": "military", "outcome": "killed", "low": 23, "high": None, "source": "government",
         "quote": "at least 23 soldiers"},
        {"victims": "military", "outcome": "killed", "low": 30, "high": 30, "source": "perpetrator",
         "quote": "30 dead soldiers"},
    ],
    "fatalities_best": 1_000,
    "evidence": [{"start": 9, "end": 5, "quote": 'gunmen killed at least 23 soldiers  near Téguey, on'}],
    "confidence": 0.9,
}


class Endpoint(http.server.BaseHTTPRequestHandler):
    """Speaks the protocol of chat completions: gives its server's replies in turn, the last for ever."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked, replies = self.server.asked, self.server.replies
        asked.append((self.path, dict(self.headers), json.loads(body)))
        status, headers, answer = replies[min(len(asked), len(replies)) - 1]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in answer:
            try:
                self.wfile.write(piece)
            except OSError:
                return

    def log_message(self, *_):
        pass


@pytest.fixture
def model():
    """A model that answers as it is told to: model.says(replies…), model.asked."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    server.daemon_threads = True
    server.asked, server.replies = [], []
    server.base = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def reply(content, **choice):
    """A completion with these words."""
    words = content if isinstance(content, str) else json.dumps(content)
    said = {"message": {"role": "assistant", "content": words}, "finish_reason": "stop"} | choice
    return 200, {"Content-Type": "application/json"}, [json.dumps({"choices": [said]}).encode()]


def status(code, message="", **headers):
    return code, headers, [json.dumps({"error": {"message": message}}).encode()]


def reading(model, *replies, **options):
    """The extractor that asks this model, whose replies these are."""
    model.replies = list(replies)
    return by_name(f"chat:tiny@{model.base}", **{"pause": 0.01, "seconds": 5} | options)


def coded(model, gazetteer, **told):
    """What is kept of the ambush told otherwise."""
    return reading(model, reply({"incidents": [AMBUSH | told]}))(REPORT, gazetteer)


def test_a_good_answer_is_an_incident_with_its_figures_recomputed_and_its_sentences_found(model, gazetteer):
    (incident,) = coded(model, gazetteer)
    second = TEXT.index("The group")
    assert incident.casualties == (
        Casualty("military", "killed", 23, None, "government", "at least 23 soldiers"),
        Casualty("military", "killed", 30, 30, "perpetrator", "30 dead soldiers"),
    )
    assert (incident.fatalities_low, incident.fatalities_best, incident.fatalities_high) == (23, 23, 30)
    assert incident.evidence == (
        Evidence(TEXT.index(LEAD), TEXT.index(LEAD) + len(LEAD), LEAD),
        Evidence(second, second + 48, "The group’s statement spoke of 30 dead soldiers."),
    )
    assert incident.date_start == incident.date_end == date(2024, 3, 20)
    assert (incident.perpetrators, incident.attribution, incident.confidence) == (("issp",), "claimed", 0.9)
    assert (incident.place, incident.toponym.relation, incident.toponym.country) == ("Téguey", "near", "NER")
    assert incident.latitude is None


def test_the_endpoint_is_asked_as_its_protocol_says(model, gazetteer, monkeypatch):
    monkeypatch.setenv("SAHEL_EXTRACTOR_KEY", "secret\n")
    chat = reading(model, reply({"incidents": []}))
    assert chat(REPORT, gazetteer) == []
    ((path, headers, question),) = model.asked
    assert (path, headers["Authorization"]) == ("/v1/chat/completions", "Bearer secret")
    assert question["model"] == "tiny"
    assert (question["temperature"], question["response_format"]) == (0, {"type": "json_object"})
    assert [message["role"] for message in question["messages"]] == ["system", "user"]
    assert json.loads(question["messages"][1]["content"])["text"] == TEXT
    assert "secret" not in repr(chat)


def test_without_a_key_none_is_sent(model, gazetteer, monkeypatch):
    monkeypatch.delenv("SAHEL_EXTRACTOR_KEY", raising=False)
    reading(model, reply({"incidents": []}))(REPORT, gazetteer)
    assert "Authorization" not in model.asked[0][1]


def test_the_instruction_holds_every_code_that_is_read_and_no_other():
    told = prompt.instruction()
    codes = ("military", "abducted", "witness", "week", "claimed", "prison", "jnim", "BFA", "Suicide bomb")
    assert all(f"`{code}`" in told for code in codes)
    assert "Peaceful protest" not in told
    assert "$" not in told


def test_an_invented_quote_gives_way_to_the_nearest_sentence(model, gazetteer, caplog):
    quotes = [{"quote": "Gunmen have killed 23 soldiers near Téguey on a Wednesday"}]
    (incident,) = coded(model, gazetteer, evidence=quotes, casualties=[])
    assert [sentence.quote for sentence in incident.evidence] == [LEAD]
    assert "teguey: incident 1: a quote that is not in the report" in caplog.text


@pytest.mark.parametrize("quote", ["A convoy was destroyed by a drone in Kidal", "Téguey", "", 7, None])
def test_an_incident_that_no_sentence_tells_is_left_out_and_told(model, gazetteer, caplog, quote):
    assert coded(model, gazetteer, evidence=[{"quote": quote}], casualties=[]) == []
    assert "teguey: incident 1: left out, for no sentence of the report tells it" in caplog.text


@pytest.mark.parametrize(
    "changed",
    [
        {"quote": "forty soldiers died"}, {"quote": "3 soldiers"}, {"quote": None}, {"outcome": "vaporised"},
        {"low": None}, {"low": "23"}, {"low": -1}, {"low": True}, {"low": 10**12}, {"low": 30, "high": 20},
    ],
)
def test_a_figure_that_the_report_does_not_bear_out_counts_for_nothing(model, gazetteer, changed, caplog):
    told, other = AMBUSH["casualties"]
    (incident,) = coded(model, gazetteer, casualties=[told | changed, other, "many"])
    assert [figure.low for figure in incident.casualties] == [30]
    assert incident.fatalities_best == 30
    assert "casualties 'many' is no object" in caplog.text


@pytest.mark.parametrize(
    ("told", "field", "kept"),
    [
        ({"sub_event_type": "Skirmish"}, "sub_event_type", None),
        ({"sub_event_type": "Skirmish"}, "event_type", "Battles"),
        ({"event_type": "Violence against civilians"}, "event_type", "Battles"),
        ({"sub_event_type": "Peaceful protest", "event_type": "Protests"}, "event_type", None),
        ({"attribution": ["claimed"]}, "attribution", "attributed"),
        ({"targets": ["military", "aliens", {}]}, "targets", ("military",)),
        ({"targets": "military"}, "targets", ()),
        ({"perpetrators": ["jnim", "unidentified", "katiba_serma", "Some Men", 3]}, "perpetrators",
         ("jnim", "katiba_serma")),
        ({"perpetrators": None}, "perpetrators", ("unidentified",)),
        ({"date_start": "20 March"}, "date_start", date(2024, 3, 20)),
        ({"date_start": "soon", "date_end": 5}, "date_precision", "unknown"),
        ({"date_start": "2025-03-20", "date_end": "2025-03-20"}, "date_start", None),
        ({"date_start": "2024-03-01", "date_precision": "day"}, "date_precision", "month"),
        ({"date_precision": "fortnight"}, "date_precision", "day"),
        ({"confidence": 7}, "confidence", 0.5),
        ({"place": "Timbuktu"}, "place", None),
        ({"place": "Gao region"}, "place", "Gao region"),
        ({"place": "teguey"}, "place", "Téguey"),
    ],
)
def test_a_field_that_does_not_hold_is_left_out_and_the_others_stay(model, gazetteer, told, field, kept):
    (incident,) = coded(model, gazetteer, **told)
    assert getattr(incident, field) == kept
    assert incident.fatalities_best == 23


def test_a_country_that_does_not_exist_puts_nothing_out_of_the_region(model, gazetteer):
    (known,), (invented,) = (coded(model, gazetteer, country=code, place=None) for code in ("TGO", "XXX"))
    assert known.toponym.text == "Togo"
    assert invented.toponym is None


@pytest.mark.parametrize(
    "entry", ["an attack", None, [], {}, AMBUSH | {"kind": "rumour"}, AMBUSH | {"kind": ["tally"]}]
)
def test_what_is_no_incident_costs_those_beside_it_nothing(model, gazetteer, entry):
    chat = reading(model, reply({"incidents": [entry, AMBUSH]}))
    assert [incident.place for incident in chat(REPORT, gazetteer)] == ["Téguey"]


@pytest.mark.parametrize(
    "words",
    [
        "Here is what I found:\n```json\nANSWER\n```\nLet me know!",
        "<think>{ so } is it {'incidents': 1}?</think>\nANSWER",
        '{"incidents": "none"} or rather ANSWER',
    ],
)
def test_prose_around_the_json_is_passed_over(model, gazetteer, words):
    answer = words.replace("ANSWER", json.dumps({"incidents": [AMBUSH]}, indent=1))
    assert len(reading(model, reply(answer))(REPORT, gazetteer)) == 1


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (reply("I cannot help with that."), "the model's answer has no JSON object with \"incidents\""),
        (reply("{" * 5_000), "no JSON object"),
        (reply('{"incidents": ' * 3_000), "no JSON object"),
        (reply('{"incidents": [', finish_reason="length"), "cut off at its limit"),
        (reply("", message={"content": None}), "answered no text"),
        ((200, {}, [b'{"choices": []}']), "no chat completion"),
        ((200, {}, [b"<html>"]), "not JSON"),
        ((200, {"Content-Length": "5000001"}, [b" " * 5_000_001]), "larger than 4 MB"),
        (status(404, "no model 'tiny'"), "404 Not Found: no model 'tiny'"),
        (status(401, "bad key\nsecret"), "401 Unauthorized: bad key ***"),
        ((302, {"Location": "http://127.0.0.1:9/"}, []), "302 Found"),
    ],
)
def test_what_is_no_answer_says_so_at_once(model, gazetteer, monkeypatch, given, why):
    monkeypatch.setenv("SAHEL_EXTRACTOR_KEY", "secret")
    with pytest.raises(Failed) as failed:
        reading(model, given)(REPORT, gazetteer)
    assert why in str(failed.value)
    assert "\n" not in str(failed.value)
    assert len(model.asked) == 1


def test_a_busy_endpoint_is_asked_again_when_it_says_so(model, gazetteer):
    chat = reading(model, status(429, **{"Retry-After": "0"}), status(503), reply({"incidents": [AMBUSH]}))
    assert len(chat(REPORT, gazetteer)) == 1
    assert len(model.asked) == 3


def test_an_endpoint_that_stays_broken_is_given_up(model, gazetteer):
    with pytest.raises(Failed, match="500 Internal Server Error: out of memory"):
        reading(model, status(500, "out of memory"), attempts=3)(REPORT, gazetteer)
    assert len(model.asked) == 3


def test_no_pause_is_longer_than_a_minute():
    patient = endpoint.Endpoint("http://127.0.0.1/v1", pause=4)
    asked = ((0, None), (2, "x"), (9, None), (0, "999"))
    assert [endpoint.pause_before(patient, *one) for one in asked] == [4, 16, 60, 60]


def trickle():
    """Bytes without end, each in time, the whole never."""
    while True:
        yield b" "
        time.sleep(0.05)


def silence():
    time.sleep(3)
    yield b""


@pytest.mark.parametrize("answer", [trickle, silence])
def test_an_endpoint_that_hangs_is_given_up_in_time(model, gazetteer, answer):
    start = time.monotonic()
    with pytest.raises(Failed, match=r"no answer within 0\.4 seconds"):
        reading(model, (200, {}, answer()), seconds=0.4)(REPORT, gazetteer)
    assert time.monotonic() - start < 2


def test_an_endpoint_that_is_not_there_is_told(gazetteer):
    with pytest.raises(Failed, match="cannot be asked"):
        by_name("chat:tiny@http://127.0.0.1:9/v1")(REPORT, gazetteer)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("chat:tiny", "MODEL@BASE"),
        ("chat:@http://127.0.0.1", "MODEL@BASE"),
        ("chat:tiny@ftp://127.0.0.1", "MODEL@BASE"),
        ("chat:tiny@http://[", "no http or https address"),
        ("chat:tiny@http://127.0.0.1:99999/", "no http or https address"),
        ("chat:tiny@http://me:secret@127.0.0.1/", "a key belongs in SAHEL_EXTRACTOR_KEY"),
        ("magic", "neither rules nor"),
        ("no_such_package:read", "No module named"),
        ("json:no_such_function", "no_such_function"),
        ("json:__name__", "cannot be called"),
        (".json:loads", "relative"),
    ],
)
def test_a_name_that_stands_for_none_says_why(name, why):
    with pytest.raises(Unknown, match=why):
        by_name(name)


def test_a_model_may_have_any_name():
    chat = by_name("chat:team/qwen3:8b@q4@https://example.org/api?version=1")
    assert (chat.model, chat.endpoint.base) == ("team/qwen3:8b@q4", "https://example.org/api?version=1")


def backwards(report, gazetteer, only=None):
    """An extractor of one's own."""
    return extract(report, gazetteer)[::-1][:only]


def test_ones_own_extractor_is_found_by_its_import_path(gazetteer):
    own = by_name("test_extractors:backwards")
    assert own.name == "test_extractors:backwards"
    assert own(REPORT, gazetteer) == extract(REPORT, gazetteer)[::-1]
    assert by_name("test_extractors:backwards", only=0)(REPORT, gazetteer) == []


@pytest.mark.parametrize("name", ["rules", "chat:tiny@http://127.0.0.1/v1", "test_extractors:backwards"])
def test_an_extractor_can_be_sent_to_a_worker(name):
    assert pickle.loads(pickle.dumps(by_name(name))).name == name


def test_the_built_in_one_costs_no_network_module():
    program = (
        "import sys, sahel.pipeline; from sahel.extractors import by_name; by_name('rules'); "
        "print([name for name in ('http.client', 'sahel.extractors.chat') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=DATA.parent)
    assert "chat" not in done.stdout, done.stderr


def test_the_rules_say_which_language_they_do_not_read(gazetteer):
    with pytest.raises(extractors.NotRead, match="language ha is not read yet"):
        by_name("rules")(Report("ha", "’Yan bindiga sun kashe mutane.", language="ha"), gazetteer)


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    said = {"published": "2024-03-22", "language": "en"}
    lines = (said | {"id": name, "text": f"{TEXT} Report {name}."} for name in "abc")
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_the_command_line_locates_what_a_model_tells_and_a_bad_answer_costs_one_report(model, reports, capsys):
    model.replies = [reply({"incidents": [AMBUSH]}), reply("Sorry."), reply({"incidents": [AMBUSH]})]
    assert main(["extract", "--extractor", f"chat:tiny@{model.base}", str(reports)]) == 1
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [(line["id"], [incident["country"] for incident in line["incidents"]]) for line in lines] == [
        ("a", ["NER"]), ("b", []), ("c", ["NER"]),
    ]
    assert "Sorry." in lines[1]["error"]
    assert len(err.splitlines()) == 1


def test_what_could_not_be_asked_is_not_stored_and_may_be_read_again(model, reports, capsys):
    model.replies = [reply({"incidents": [AMBUSH]}), reply("Sorry."), reply({"incidents": []})]
    arguments = ["ingest", "--extractor", f"chat:tiny@{model.base}", str(reports)]
    assert main(arguments) == 1
    assert "3 reports: 2 new, 0 changed, 0 unchanged, 1 rejected" in capsys.readouterr().err
    assert main(arguments) == 0
    assert "3 reports: 1 new, 0 changed, 2 unchanged, 0 rejected" in capsys.readouterr().err


def test_a_model_may_read_what_the_rules_do_not(model, gazetteer):
    hausa = Report("ha", "’Yan bindiga sun kashe mutane 14 a Djibo. An yi jana’iza jiya.", language="ha")
    told = {"kind": "incident", "place": "Djibo", "evidence": ["’Yan bindiga sun kashe mutane 14 a Djibo"]}
    found = reading_of(hausa, gazetteer, reading(model, reply({"incidents": [told]})))
    assert [(incident.name, incident.country) for incident in found.incidents] == [("Djibo", "BFA")]
    assert found.incidents[0].evidence == (Evidence(0, 41, "’Yan bindiga sun kashe mutane 14 a Djibo."),)


def test_ones_own_extractor_works_on_several_cores(reports, gazetteer):
    own = by_name("test_extractors:backwards", only=1)
    told = readings(read(reports), gazetteer, workers=2, extractor=own)
    assert [len(reading.incidents) for reading in told] == [1, 1, 1]


def test_a_defect_of_ones_own_extractor_costs_one_report(gazetteer):
    found = reading_of(REPORT, gazetteer, by_name("test_extractors:backwards", only="x"))
    assert "a defect in reading it" in found.report.reason


def test_a_wrong_name_ends_the_command_with_its_reason(reports, capsys):
    with pytest.raises(SystemExit):
        main(["extract", "--extractor", "chat:tiny", str(reports)])
    assert "chat:tiny is not chat:MODEL@BASE" in capsys.readouterr().err
