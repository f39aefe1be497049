"""Runs SQL on Spark for yuzu: JSON lines in, JSON lines out.

In:  {"id": 1, "sql": "..."}; the end of the input ends the session.
Out: {"id": 0, "rows": [[executors]]} once executors are there, then per statement {"id": 1, "rows": [[...]]}
     or {"id": 1, "error": "NAME"}. An error is told by its name only: a message may quote what was computed with.

Settings come from spark-defaults.conf in SPARK_CONF_DIR, so that none stands among a process's arguments.
"""

import json
import os
import queue
import sys
import threading
import time

# Spark and its launcher write to standard output too: it becomes standard error, and ours is kept aside.
replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
os.umask(0o077)

EXECUTOR_SECONDS = 60


def reply(identifier, **content):
    replies.write(json.dumps({"id": identifier, **content}) + "\n")
    replies.flush()


def error_name(error):
    condition = getattr(error, "getCondition", lambda: None)()
    return condition or type(error).__name__


def read_requests(requests):
    """Nobody is left to answer once the input ends: not even a statement that is running goes on."""
    for line in sys.stdin:
        request = json.loads(line)
        if request.get("stop"):
            requests.put(None)
            return
        requests.put(request)
    os._exit(1)


def wait_for_executors(context):
    """A master without free workers accepts an application and leaves it waiting for ever."""
    memory = context._jsc.sc().getExecutorMemoryStatus
    local = context.master.startswith("local")
    for _ in range(EXECUTOR_SECONDS * 10):
        executors = memory().size() - (0 if local else 1)
        if executors > 0:
            return executors
        time.sleep(0.1)
    raise TimeoutError


def answer(session, request):
    try:
        rows = session.sql(request["sql"]).collect()
        reply(request["id"], rows=[list(row) for row in rows])
    except Exception as error:  # whatever Spark throws belongs to the statement
        reply(request["id"], error=error_name(error))


def main():
    requests = queue.Queue()
    threading.Thread(target=read_requests, args=(requests,), daemon=True).start()
    try:
        from pyspark.sql import SparkSession

        session = SparkSession.builder.getOrCreate()
        reply(0, rows=[[wait_for_executors(session.sparkContext)]])
    except Exception as error:
        reply(0, error=error_name(error))
        return
    for request in iter(requests.get, None):
        answer(session, request)
    session.stop()


main()
