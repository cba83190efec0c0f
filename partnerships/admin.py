"""The front door of the desk's pages: each folder registers its own."""

from partnerships.agreements import admin as agreements
from partnerships.companies import admin as companies
from partnerships.devices import admin as devices
from partnerships.documents import admin as documents
from partnerships.people import admin as people
from partnerships.records import admin as records
from partnerships.rumours import admin as rumours

__all__ = ["agreements", "companies", "devices", "documents", "people", "records", "rumours"]
