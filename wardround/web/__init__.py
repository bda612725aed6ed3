"""The review page: queue, case, countersignature, in a browser, without internet. Needs the extra `serve`."""

from wardround.web.serve import check, serve

__all__ = ["check", "serve"]
