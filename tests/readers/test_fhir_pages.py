"""Bundles that servers give: pages of a search, answers to a batch, histories."""

import json


def observation(id_, value, **fields):
    said = {"code": {"text": "Ferritin"}, "valueQuantity": {"value": value, "unit": "ug/L"}}
    return {"resourceType": "Observation", "id": id_, "status": "final", **said, **fields}


def bundle(kind, *entries, **fields):
    return json.dumps({"resourceType": "Bundle", "type": kind, "entry": list(entries), **fields}).encode()


def lines(result):
    return {line.item: (line.status, line.reason) for line in result.coverage}


def test_a_page_of_a_search_says_that_more_follow(read):
    link = [{"relation": "self", "url": "https://a/1"}, {"relation": "next", "url": "https://a/2"}]
    first = read(bundle("searchset", {"resource": observation("a", 9)}, link=link), "first.json")
    last = read(bundle("searchset", {"resource": observation("b", 8)}, link=link[:1]), "last.json")
    assert [line.status for line in first.coverage] == ["read", "truncated"]
    assert "more follow" in first.coverage[1].reason
    assert [line.status for line in last.coverage] == ["read"]


def test_of_a_history_the_last_version_counts(read):
    now, before = observation("a", 12), observation("a", 120)
    gone = observation("b", 300)
    deletion = {"request": {"method": "DELETE", "url": "Observation/b"}}
    entries = [{"resource": now}, deletion, {"resource": before}, {"resource": gone}, {"resource": observation("c", 7)}]
    result = read(bundle("history", *entries), "history.json")
    assert [fact.quantity.value for fact in result.documents[0].facts] == [12, 7]
    assert lines(result)["history.json history"][0] == "read"
    assert "2 earlier" in lines(result)["history.json history"][1]


def test_what_a_server_could_not_give_is_on_record(read):
    refused = {"response": {"status": "404 Not Found"}}
    outcome = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "diagnostics": "no rights"}]}
    remark = {"resourceType": "OperationOutcome", "issue": [{"severity": "information"}]}
    entries = [{"resource": observation("a", 9)}, refused, {"resource": outcome}, {"resource": remark}]
    result = read(bundle("batch-response", *entries), "answer.json")
    unread = [line.item for line in result.coverage if line.status == "unreadable"]
    assert unread == ["answer.json entry 2", "answer.json OperationOutcome 3"]
    assert not any("no rights" in line.reason for line in result.coverage)


def test_a_search_that_found_nothing_is_read(read):
    result = read(bundle("searchset", total=0), "allergies.json")
    assert lines(result) == {"allergies.json": ("read", "a Bundle without entries")}
    assert [line.status for line in read(b'{"resourceType": ""}', "broken.json").coverage] == ["unreadable"]
