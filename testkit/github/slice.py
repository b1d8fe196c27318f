#!/usr/bin/env python3
"""Cuts GitHub's published descriptions down to what Modelgate asks of GitHub.

    python3 testkit/github/slice.py OPENAPI.json SCHEMA.graphql

OPENAPI.json is generated/api.github.com.json of the package @octokit/openapi, SCHEMA.graphql that of @octokit/graphql-schema.
What is written lies beside the fake's classes, with the versions that it was cut from in README.md.
"""

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent / "src/main/resources/dev/modelgate/testkit/github"

REPO = "/repos/{owner}/{repo}"
OPERATIONS = {
    "/user": ["get"],
    "/app": ["get"],
    "/app/installations/{installation_id}/access_tokens": ["post"],
    "/rate_limit": ["get"],
    "/installation/repositories": ["get"],
    f"{REPO}": ["get"],
    f"{REPO}/installation": ["get"],
    f"{REPO}/branches/{{branch}}": ["get"],
    f"{REPO}/branches/{{branch}}/protection": ["get"],
    f"{REPO}/rules/branches/{{branch}}": ["get"],
    f"{REPO}/git/ref/{{ref}}": ["get"],
    f"{REPO}/git/refs": ["post"],
    f"{REPO}/git/refs/{{ref}}": ["patch", "delete"],
    f"{REPO}/git/matching-refs/{{ref}}": ["get"],
    f"{REPO}/git/blobs": ["post"],
    f"{REPO}/git/blobs/{{file_sha}}": ["get"],
    f"{REPO}/git/trees": ["post"],
    f"{REPO}/git/trees/{{tree_sha}}": ["get"],
    f"{REPO}/git/commits": ["post"],
    f"{REPO}/git/commits/{{commit_sha}}": ["get"],
    f"{REPO}/contents/{{path}}": ["get"],
    f"{REPO}/commits": ["get"],
    f"{REPO}/commits/{{ref}}": ["get"],
    f"{REPO}/commits/{{commit_sha}}/pulls": ["get"],
    f"{REPO}/commits/{{ref}}/status": ["get"],
    f"{REPO}/commits/{{ref}}/check-runs": ["get"],
    f"{REPO}/compare/{{basehead}}": ["get"],
    f"{REPO}/statuses/{{sha}}": ["post"],
    f"{REPO}/check-runs": ["post"],
    f"{REPO}/check-runs/{{check_run_id}}": ["get", "patch"],
    f"{REPO}/pulls": ["get", "post"],
    f"{REPO}/pulls/{{pull_number}}": ["get", "patch"],
    f"{REPO}/pulls/{{pull_number}}/commits": ["get"],
    f"{REPO}/pulls/{{pull_number}}/files": ["get"],
    f"{REPO}/pulls/{{pull_number}}/merge": ["get", "put"],
    f"{REPO}/pulls/{{pull_number}}/requested_reviewers": ["get", "post"],
    f"{REPO}/pulls/{{pull_number}}/reviews": ["get"],
    f"{REPO}/issues/{{issue_number}}/labels": ["get", "post", "put"],
    f"{REPO}/issues/{{issue_number}}/comments": ["get", "post"],
    f"{REPO}/issues/comments/{{comment_id}}": ["patch"],
    f"{REPO}/labels": ["get", "post"],
    f"{REPO}/deployments": ["get", "post"],
    f"{REPO}/deployments/{{deployment_id}}/statuses": ["get", "post"],
    f"{REPO}/environments": ["get"],
    f"{REPO}/environments/{{environment_name}}": ["get", "put"],
}

# Fields of objects that documents may select; of inputs and enumerations everything is kept.
FIELDS = {
    "Query": ["repository", "viewer", "rateLimit"],
    "Mutation": [
        "createCommitOnBranch",
        "createRef",
        "updateRefs",
        "enablePullRequestAutoMerge",
        "disablePullRequestAutoMerge",
        "enqueuePullRequest",
        "dequeuePullRequest",
        "markPullRequestReadyForReview",
        "convertPullRequestToDraft",
    ],
    "Repository": ["id", "autoMergeAllowed", "defaultBranchRef", "mergeQueue", "pullRequest", "ref", "object"],
    "PullRequest": [
        "id", "number", "state", "title", "body", "isDraft", "merged", "headRefName", "headRefOid", "baseRefName",
        "autoMergeRequest", "mergeQueueEntry", "mergeStateStatus", "reviewDecision", "isInMergeQueue"],
    "AutoMergeRequest": ["enabledAt", "mergeMethod"],
    "MergeQueue": ["id", "url"],
    "MergeQueueEntry": ["id", "position", "state"],
    "Ref": ["id", "name", "target"],
    "GitObject": ["id", "oid"],
    "Commit": ["id", "oid", "url", "message"],
    "RateLimit": ["cost", "limit", "remaining", "resetAt", "used"],
    "User": ["id", "login"],
    "Actor": ["login"],
    "CreateCommitOnBranchPayload": ["clientMutationId", "commit", "ref"],
    "CreateRefPayload": ["clientMutationId", "ref"],
    "UpdateRefsPayload": ["clientMutationId"],
    "EnablePullRequestAutoMergePayload": ["clientMutationId", "pullRequest"],
    "DisablePullRequestAutoMergePayload": ["clientMutationId", "pullRequest"],
    "EnqueuePullRequestPayload": ["clientMutationId", "mergeQueueEntry"],
    "DequeuePullRequestPayload": ["clientMutationId", "mergeQueueEntry"],
    "MarkPullRequestReadyForReviewPayload": ["clientMutationId", "pullRequest"],
    "ConvertPullRequestToDraftPayload": ["clientMutationId", "pullRequest"],
}
PLAIN = {"String", "Int", "Float", "Boolean", "ID"}


def openapi(file):
    whole = json.loads(pathlib.Path(file).read_text())
    paths, needed = {}, set()
    for path, methods in OPERATIONS.items():
        known = whole["paths"][path]
        kept = {key: known[key] for key in known if key in methods or key == "parameters"}
        missing = set(methods) - set(kept)
        if missing:
            raise SystemExit(f"{path} has no {missing}")
        paths[path] = {key: request_only(value) for key, value in kept.items()}
    components, waiting = {}, references(paths)
    while waiting:
        reference = waiting.pop()
        if reference in needed:
            continue
        needed.add(reference)
        _, kind, name = reference.removeprefix("#").split("/")[1:]
        value = strip(whole["components"][kind][name])
        components.setdefault(kind, {})[name] = value
        waiting |= references(value)
    return {
        "openapi": whole["openapi"],
        "info": {key: whole["info"][key] for key in ("title", "version", "license")},
        "servers": [{"url": "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {kind: dict(sorted(of.items())) for kind, of in sorted(components.items())},
    }


def request_only(operation):
    """Requests are checked, answers are not: those are the fake's own."""
    if isinstance(operation, list):
        return strip(operation)
    kept = {key: operation[key] for key in ("operationId", "parameters", "requestBody") if key in operation}
    return {**strip(kept), "responses": {"default": {"description": "an answer"}}}


def strip(value):
    if isinstance(value, dict):
        drop = ("examples", "example", "x-github", "externalDocs")
        kept = {key: strip(of) for key, of in value.items() if key not in drop}
        if isinstance(kept.get("description"), str):
            del kept["description"]
        return kept
    return [strip(one) for one in value] if isinstance(value, list) else value


def references(value):
    if isinstance(value, dict):
        found = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return found.union(*(references(one) for one in value.values()))
    return set().union(*(references(one) for one in value)) if isinstance(value, list) else set()


def graphql(file):
    text = re.sub(r'"""(?:[^"]|"(?!""))*"""\n?', "", pathlib.Path(file).read_text())
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.M)
    blocks = {}
    for found in re.finditer(r"^(type|interface|input|enum|union|scalar) (\w+)[^\n{=]*(\{.*?^\}|=[^\n]*(?:\n +\|[^\n]*)*|)", text, re.M | re.S):
        blocks[found[2]] = (found[1], found[3])
    written, waiting = {}, ["Query", "Mutation"]
    while waiting:
        name = waiting.pop()
        if name in written or name in PLAIN:
            continue
        kind, body = blocks[name]
        if kind in ("type", "interface"):
            lines = fields(body)
            keep = FIELDS.get(name)
            if keep is None:
                raise SystemExit(f"{name} is reached, but FIELDS says nothing of it")
            absent = set(keep) - set(lines)
            if absent:
                raise SystemExit(f"{name} has no {absent}")
            body = "{\n" + "\n".join("  " + undirected(lines[field]) for field in keep) + "\n}"
        elif kind == "input":
            body = "{\n" + "\n".join("  " + undirected(line) for line in fields(body).values()) + "\n}"
        elif kind == "enum":
            body = "{\n" + "\n".join("  " + value for value in re.findall(r"^\s+([A-Z][A-Z0-9_]*)", body, re.M)) + "\n}"
        written[name] = f"{kind} {name} {body}".rstrip()
        waiting += types(body) if kind != "enum" else []
    # An interface needs somebody who implements it.
    written["Commit"] = f"type Commit {commit(blocks)}" if "GitObject" in written else ""
    for name in types(written["Commit"]):
        if name not in written and name not in PLAIN:
            written[name] = f"{blocks[name][0]} {name} {blocks[name][1]}".rstrip()
    return "\n\n".join(text for _, text in sorted(written.items())) + "\n"


def commit(blocks):
    lines = fields(blocks["Commit"][1])
    kept = "\n".join("  " + undirected(lines[field]) for field in FIELDS["Commit"])
    return "implements GitObject {\n" + kept + "\n}"


def fields(body):
    """Fields by name, each on one line, its arguments included."""
    flat = re.sub(r"\(([^)]*)\)", lambda found: "(" + ", ".join(found[1].split("\n")).strip(", ") + ")", body.strip("{}\n"))
    lines = {}
    for line in flat.split("\n"):
        found = re.match(r"\s+(\w+)", line)
        if found:
            lines[found[1]] = re.sub(r"\s+", " ", line.strip())
    return lines


def undirected(line):
    return re.sub(r" @\w+(\([^)]*\))?", "", line)


def types(body):
    return [name for name in re.findall(r"[:\[|]\s*([A-Z]\w*)", body)]


def main():
    _, description, schema = sys.argv
    HERE.mkdir(parents=True, exist_ok=True)
    (HERE / "openapi.json").write_text(json.dumps(openapi(description), indent=1) + "\n")
    (HERE / "schema.graphql").write_text(graphql(schema))


if __name__ == "__main__":
    main()
