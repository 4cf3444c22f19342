"""After a judgement the whole record is gone over, by a process of its own: pages go on, and several judgements are followed in one go."""

from __future__ import annotations

import threading
from pathlib import Path

from dragoman.serve.processes import start_worker
from dragoman.settings import Shown


class Concluding:
    """Goes over the record whenever asked to, once more where it was asked meanwhile."""

    def __init__(self, record: Path, shown: Shown = "origins") -> None:
        self.record = record
        self.shown = shown
        self._lock = threading.Lock()
        self._wanted = 0
        self._thread: threading.Thread | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether judgements are still being followed."""
        return self._thread is not None and self._thread.is_alive()

    def ask(self) -> None:
        """Has the record gone over soon."""
        with self._lock:
            self._wanted += 1
            if not self.is_at_work:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Waits until the record is as the judgements asked for leave it."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self) -> None:
        while True:
            with self._lock:
                wanted = self._wanted
            with start_worker(self.record, self.shown) as process:
                process.communicate()
            with self._lock:
                if wanted == self._wanted:
                    self._thread = None
                    return
