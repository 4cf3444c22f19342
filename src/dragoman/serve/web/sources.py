"""Sources: documents by outlet and origin; handing documents in."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.serve.asked import Word
from dragoman.serve.bundled import bundled
from dragoman.serve.deps import Form, TheDesk
from dragoman.serve.problems import Problem, missing
from dragoman.serve.safety import MOST_BYTES
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.uploads import ENDINGS, MOST_FILES
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
SEE_OTHER = 303
MOST_RUNS = 12


@router.get("/sources")
def sources(request: Request, desk: TheDesk) -> HTMLResponse:
    """Where everything comes from."""
    with desk.record.store.view() as view:
        runs = list(view.runs())[::-1]
    failing = [run for run in runs if run.report.get("not_read")]
    jobs = [job for job in desk.intake.jobs.values() if job.message]
    return page(request, "sources.html", **desk.keep("sources", sources_of), runs=runs[:MOST_RUNS], failing=failing[:MOST_RUNS], jobs=jobs[::-1])


def sources_of(snapshot: Snapshot) -> dict[str, Any]:
    """Documents by outlet, and texts that several documents share."""
    outlets: dict[str, list[Any]] = {}
    for row in snapshot.rows("documents"):
        outlets.setdefault(row["source"] or "", []).append(row)
    told = [(name, rows, [row["published"] for row in rows if row["published"]]) for name, rows in outlets.items()]
    listed = sorted(told, key=lambda item: (not item[0], -len(item[1]), item[0].casefold()))
    return {
        "outlets": [(name, len(rows), min(days, default=None), max(days, default=None), sum(row["engagements"] for row in rows))
                    for name, rows, days in listed],
        "shared": [(thing.value, [snapshot.document(name) for name in thing.value["documents"]])
                   for thing in snapshot.derived("origins") if len(thing.value["documents"]) > 1],
        "unread": snapshot.unread,
        "documents": len(snapshot.items),
    }  # fmt: skip


@router.get("/add")
def adding(request: Request, desk: TheDesk, job: Annotated[Word, Query()] = None) -> HTMLResponse:
    """The form to hand documents in, and what came of it."""
    found = desk.intake.jobs.get(job) if job else None
    if job and not found:
        raise missing(job)
    limits = {"files": MOST_FILES, "megabytes": MOST_BYTES // 1_000_000, "endings": ENDINGS}
    return page(
        request, "add.html", job=found, limits=limits, has_examples=bundled("examples") is not None, jobs=list(desk.intake.jobs.values())[::-1]
    )


@router.post("/add")
def add(desk: TheDesk, form: Form) -> Response:
    """Takes documents in."""
    files = [(item.filename, item.file) for _, item in form.multi_items() if isinstance(item, UploadFile) and item.filename]
    job = desk.intake.take(files)
    return RedirectResponse(f"/add?job={job.id}", SEE_OTHER)


@router.post("/examples")
def examples(desk: TheDesk, form: Form) -> Response:
    """Reads the example corpus into the record."""
    folder = bundled("examples")
    if folder is None:
        raise Problem(404, "not-found", "The example corpus didn't come along with this program.")
    job = desk.intake.start(folder, ("the example corpus",))
    return RedirectResponse(f"/add?job={job.id}", SEE_OTHER)
