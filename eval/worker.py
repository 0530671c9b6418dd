"""Run many commands of one side's ``briefgen`` in one process, so that its language model is loaded once.

It reads a JSON list of arguments a line, and answers each with a line: ``{"error": null, "seconds": 1.2}`` (of the
processor).  It knows nothing of this checkout: ``PYTHONPATH`` says whose code runs, and the commands are what all sides
have in common.
"""

import json
import os
import sys
import time
import traceback


def main() -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever the program prints is no answer
    from briefgen.cli import main as command

    for line in sys.stdin:
        start = time.process_time()
        error = None
        try:
            code = command(json.loads(line), prog_name="briefgen", standalone_mode=False)
            if code not in {None, 0, 1}:  # 1: something was left out
                error = f"exit code {code}"
        except SystemExit as stop:
            if stop.code not in {None, 0, 1}:
                error = f"exit code {stop.code}"
        except BaseException:
            error = traceback.format_exc(limit=-3)
        print(json.dumps({"error": error, "seconds": round(time.process_time() - start, 2)}), file=answers, flush=True)


if __name__ == "__main__":
    main()
