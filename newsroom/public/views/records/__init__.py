"""The pages of people, companies, devices, partnerships and sources."""

from newsroom.public.views.records.companies import company
from newsroom.public.views.records.devices import device
from newsroom.public.views.records.partnerships import partnership
from newsroom.public.views.records.people import person
from newsroom.public.views.records.sources import source

__all__ = ["company", "device", "partnership", "person", "source"]
