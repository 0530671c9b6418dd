"""Run many commands of one side's ``briefgen`` in one process, so that its language model is loaded once.

It reads a JSON list of arguments a line, and answers each with a line: the kind of error or null, what was said on
standard error, and the processor seconds: ``{"error": null, "said": "", "seconds": 1.2}``.  It knows nothing of this
checkout: ``PYTHONPATH`` says whose code runs, and the commands are what all sides have in common.
"""

import io
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
        sys.stderr = io.StringIO()
        try:
            code = command(json.loads(line), prog_name="briefgen", standalone_mode=False)
        except SystemExit as stop:
            code = stop.code
        except BaseException as problem:
            code = None
            error = type(problem).__name__
            traceback.print_exc(limit=-3)
        if code not in {None, 0, 1}:  # 1: something was left out
            error = f"exit code {code}"
        answer = {"error": error, "said": sys.stderr.getvalue()[-2000:], "seconds": time.process_time() - start}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
