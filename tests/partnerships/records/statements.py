"""One statement of every kind, each with all that it can involve."""

from tests import factories as make

KINDS = {
    "name": lambda: make.make_name(make.make_company(public=True), public=True),
    "rival date of a record": lambda: make.make_rival_date(
        record_id=make.make_company(public=True).pk, public=True
    ),
    "rival date of a statement": lambda: make.make_rival_date(
        about_id=make.make_ticker(make.make_company(public=True), public=True).pk, public=True
    ),
    "ownership": lambda: make.make_ownership(
        make.make_company(public=True), make.make_company(public=True), public=True
    ),
    "ticker": lambda: make.make_ticker(make.make_company(public=True), public=True),
    "appointment": lambda: make.make_appointment(public=True),
    "event of a device": lambda: make.make_device_event(make.make_device(public=True), public=True),
    "lineage": lambda: make.make_lineage(
        make.make_device(public=True), make.make_device(public=True), public=True
    ),
    "release": lambda: make.make_release(make.make_device(public=True), public=True),
    "specification": lambda: make.make_specification(make.make_device(public=True), public=True),
    "price": lambda: make.make_price(make.make_device(public=True), public=True),
    "party, a company": lambda: make.make_party(public=True),
    "party, a person": lambda: make.make_party(public=True, person=make.make_person(public=True)),
    "term": lambda: make.make_term(make.make_partnership(public=True), public=True),
    "event of a partnership": lambda: make.make_partnership_event(
        make.make_partnership(public=True), public=True
    ),
    "device of a partnership": lambda: make.make_partnership_device(
        make.make_partnership(public=True), make.make_device(public=True), public=True
    ),
    "claim": lambda: make.make_claim(public=True),
    "report": lambda: make.make_report(make.make_claim(public=True), public=True),
    "verdict": lambda: make.make_verdict(make.make_claim(public=True), public=True),
}
