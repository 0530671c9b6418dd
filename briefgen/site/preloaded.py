"""What every worker needs, loaded when this module is imported: by the server that workers are forked from, before
there is any (see `crew.py`).  Nothing else imports it."""

import gc

from threadpoolctl import threadpool_limits

import briefgen.site.crew
from briefgen.site.serving import warm

threadpool_limits(limits=1)
warm()
gc.freeze()  # what is never looked at again is not copied for a worker only because its marks are written
__all__ = ["briefgen"]
