"""The status of a device is told from its events, by the rule and by the query alike."""

from datetime import UTC, datetime
from itertools import combinations

import pytest

from partnerships.devices.models import DeviceStatus, EventKind
from partnerships.devices.status import RULES, status
from partnerships.models import Device
from tests.factories import make_device, make_device_event

NOW = datetime(2022, 7, 4, 12, tzinfo=UTC)
TABLE = [
    ((), "rumoured"),
    (("delayed",), "rumoured"),
    (("announced",), "announced"),
    (("announced", "delayed"), "announced"),
    (("announced", "released"), "released"),
    (("released",), "released"),
    (("released", "discontinued"), "released"),
    (("discontinued",), "released"),
    (("cancelled",), "cancelled"),
    (("announced", "cancelled"), "announced_then_cancelled"),
    (("announced", "delayed", "cancelled"), "announced_then_cancelled"),
    (("released", "cancelled"), "released"),
    (("never_announced",), "never_announced"),
    (("announced", "never_announced"), "announced"),
]


@pytest.mark.parametrize(("kinds", "expected"), TABLE)
def test_by_the_rule(kinds, expected):
    assert status(kinds) == expected


@pytest.mark.django_db
def test_rule_and_query_agree_on_every_combination(django_assert_num_queries):
    expected = {}
    maker = make_device().maker
    Device.objects.all().delete()
    for number in range(len(EventKind) + 1):
        for kinds in combinations(EventKind.values, number):
            device = make_device(maker=maker, public=True)
            maker.public_from = device.public_from
            for kind in kinds:
                make_device_event(device, kind, public=True)
            expected[device.pk] = status(kinds)
    with django_assert_num_queries(1):
        found = dict(Device.objects.with_status(NOW).values_list("pk", "status"))
    assert found == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({}, "rumoured"),
        ({"public": True}, "released"),
        ({"public": True, "on": "2022-07-04"}, "released"),
        ({"public": True, "on": "2022-07"}, "released"),
        ({"public": True, "on": "2022-07-05"}, "rumoured"),
        ({"public": True, "on": "2022-08"}, "rumoured"),
    ],
)
def test_only_public_events_whose_day_has_come_count(event, expected):
    make_device_event(make_device(public=True), "released", **event)
    assert Device.objects.with_status(NOW).get().status == expected


def test_every_status_has_a_name():
    assert {name for _, name in RULES} | {"rumoured"} == set(DeviceStatus.values)
