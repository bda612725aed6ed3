"""The review page: queue, case, countersignature, in a browser, without internet. Needs the extra `serve`."""

from wardround.web.serve import serve

__all__ = ["serve"]
