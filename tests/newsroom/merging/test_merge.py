"""Two records that turned out to be one: what moves, what stays, what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.merging import actions
from newsroom.merging.preview import preview
from newsroom.models import Mention, Merge, PrintedMention, QuoteSpeaker
from newsroom.versions.actions import publish
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from partnerships.models import Appointment, Name, Record, Specification
from tests import factories as make
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return make_user("Data editor")


@pytest.fixture
def two():
    """A rumoured device and the one it turned out to be."""
    maker = make.make_company(name="Acme", public=True)
    return (
        make.make_device(name="One Ultra", slug="one-ultra", maker=maker, public=True),
        make.make_device(name="One S", slug="one-s", maker=maker, public=True),
    )


def state():
    return [
        list(model.objects.order_by("pk").values_list("pk", field))
        for model, field in (
            (Record, "merged_into"),
            (Specification, "device"),
            (Appointment, "person"),
            (QuoteSpeaker, "person"),
            (Mention, "record"),
            (Name, "text"),
        )
    ]


def test_what_is_said_of_the_one_is_said_of_the_other(chief, two):
    old, new = two
    specification = make.make_specification(old, public=True)
    name = make.make_name(old, "Unicorn", public=True)
    merge = actions.merge(old, into=new, by=chief)
    specification.refresh_from_db()
    name.refresh_from_db()
    assert specification.device == new
    assert name.record_id == new.pk
    assert Record.objects.get(pk=old.pk).merged_into_id == new.pk
    assert [label for label, _, _ in merge.moved] == [
        "partnerships.name",
        "partnerships.specification",
    ]


def test_its_name_is_found_from_then_on_and_its_address_leads_to_the_other(client, chief, two):
    old, new = two
    actions.merge(old, into=new, by=chief)
    kept = Name.objects.get()
    assert (kept.text, kept.record_id, kept.is_public()) == ("One Ultra", new.pk, True)
    answer = client.get("/devices/one-ultra/")
    assert (answer.status_code, answer.url) == (301, "/devices/one-s/")
    assert "One Ultra" in client.get("/devices/one-s/").text


def test_a_name_on_file_already_is_not_kept_twice(chief, two):
    old, new = two
    make.make_name(new, "one ultra", public=True)
    assert actions.merge(old, into=new, by=chief).name is None
    assert Name.objects.count() == 1


def test_a_name_may_be_left(chief, two):
    old, new = two
    actions.merge(old, into=new, by=chief, keep_name=False)
    assert not Name.objects.exists()


def test_what_an_article_printed_stays_and_leads_to_the_other(client, chief, two):
    old, new = two
    article = make_article(body='<p>The <a href="/devices/one-ultra/">One Ultra</a> comes.</p>')
    Mention.objects.create(article=article, record=old, words="One Ultra")
    save_revision(article, by=None)
    version = publish(article, by=make_user("Editor"))
    actions.merge(old, into=new, by=chief)
    assert PrintedMention.objects.get().record_id == old.pk
    assert Mention.objects.get().record_id == new.pk
    assert 'href="/devices/one-s/">One Ultra</a>' in client.get(version.get_absolute_url()).text


def test_an_article_that_names_both_shows_the_one_once(client, chief, two):
    old, new = two
    article = make_article(body="<p>The One Ultra became the One S.</p>")
    for record in two:
        Mention.objects.create(article=article, record=record, words=record.name)
    save_revision(article, by=None)
    version = publish(article, by=make_user("Editor"))
    merge = actions.merge(old, into=new, by=chief)
    assert Mention.objects.filter(record=old.pk).exists()  # it says nothing that is not there
    assert merge.moved == []
    story = client.get(version.get_absolute_url()).context["in_this_story"]
    assert story.count(Record.objects.get(pk=new.pk)) == 1


def test_an_entered_claim_keeps_its_subject_and_is_found_on_the_other(client, chief, two):
    old, new = two
    entered = make.make_claim(subject=old, public=True, entered=True, title="One Ultra in May")
    open_claim = make.make_claim(subject=old, public=True, title="Not entered")
    actions.merge(old, into=new, by=chief)
    entered.refresh_from_db()
    open_claim.refresh_from_db()
    assert (entered.subject_id, open_claim.subject_id) == (old.pk, new.pk)
    assert "One Ultra in May" in client.get("/devices/one-s/").text


def test_a_person_takes_posts_and_quotes_along(client, chief):
    one = make.make_person(name="Ada Roe", slug="ada-roe", public=True)
    same = make.make_person(name="Roe Ada", slug="roe-ada", public=True)
    make.make_appointment(person=one, public=True)
    article = make_article(body="")
    tag_words(
        article,
        "We are glad.",
        quote=make_quote("We are glad.", person=one, public_from=make.EPOCH),
    )
    publish(article, by=make_user("Editor"))
    actions.merge(one, into=same, by=chief)
    assert Appointment.objects.get().person == same
    assert QuoteSpeaker.objects.get().person == same


def test_records_merged_before_follow(chief, two):
    first = make.make_device(name="Zero", maker=two[0].maker, public=True)
    actions.merge(first, into=two[0], by=chief)
    merge = actions.merge(two[0], into=two[1], by=chief)
    assert Record.objects.get(pk=first.pk).merged_into_id == two[1].pk
    actions.undo(merge, by=chief)
    assert Record.objects.get(pk=first.pk).merged_into_id == two[0].pk


# Undone.


def test_undo_puts_everything_back(chief, two):
    old, new = two
    make.make_specification(old)
    make.make_name(old)
    make.make_specification(new)
    before = state()
    merge = actions.merge(old, into=new, by=chief)
    assert state() != before
    actions.undo(merge, by=chief)
    assert state() == before
    merge.refresh_from_db()
    assert (merge.undone_by, Merge.objects.standing().count()) == (chief, 0)


def test_what_was_written_since_stays_with_the_heir(chief, two):
    old, new = two
    merge = actions.merge(old, into=new, by=chief)
    since = make.make_specification(new)
    actions.undo(merge, by=chief)
    since.refresh_from_db()
    assert since.device == new


def test_undo_happens_once_and_in_order(chief, two):
    old, new = two
    merge = actions.merge(old, into=new, by=chief)
    heir = make.make_device(name="Third", maker=new.maker, public=True)
    last = actions.merge(new, into=heir, by=chief)
    with pytest.raises(Refused, match="undo that first"):
        actions.undo(merge, by=chief)
    actions.undo(last, by=chief)
    actions.undo(merge, by=chief)
    with pytest.raises(SomebodyWasFaster, match="undone already"):
        actions.undo(merge, by=chief)


def test_a_record_may_be_merged_again_after_an_undo(chief, two):
    old, new = two
    actions.undo(actions.merge(old, into=new, by=chief), by=chief)
    actions.merge(new, into=old, by=chief)
    assert Merge.objects.standing().count() == 1


# Refused, with nothing moved.


def speak_together(one, other):
    quote = make_quote("We share the same ideas.", person=one)
    QuoteSpeaker.objects.create(quote=quote, position=1, kind="person", person=other)


def embargoed(one, other):
    Record.objects.filter(pk=one.pk).update(public_from=timezone.now() + timedelta(days=1))


def hidden_heir(one, other):
    Record.objects.filter(pk=other.pk).update(public_from=None)


REFUSED = [
    (make.make_person, speak_together, "both speak in one quote: “We share the same ideas.”"),
    (make.make_person, embargoed, "not to be known before"),
    (make.make_person, hidden_heir, "merge the other way round"),
    (make.make_device, make.make_lineage, "A device cannot succeed itself."),
    (make.make_company, make.make_ownership, "are two"),
    (make.make_company, lambda *both: make.make_partnership(*both), "is a party already"),
]


@pytest.mark.parametrize(("factory", "arrange", "sentence"), REFUSED)
def test_what_shows_that_they_are_two_is_refused(chief, factory, arrange, sentence):
    one, other = (factory(name=name, public=True) for name in ("One", "Other"))
    arrange(one, other)
    before = state()
    with pytest.raises(Refused) as refusal:
        actions.merge(one, into=other, by=chief)
    assert sentence in str(refusal.value)
    assert preview(one, into=other, by=chief).refusal == str(refusal.value)
    assert state() == before


def test_a_circle_of_devices_is_refused(chief, two):
    old, new = two
    between = make.make_device(name="Between", maker=old.maker)
    make.make_lineage(old, between)
    make.make_lineage(between, new)
    with pytest.raises(Refused, match="Devices succeed each other in a circle"):
        actions.merge(old, into=new, by=chief)


def test_a_person_is_no_company_and_nothing_is_itself(chief):
    person, company = make.make_person(name="Acme"), make.make_company(name="Acme")
    with pytest.raises(Refused, match="“Acme” is a person, “Acme” a company"):
        actions.merge(person, into=company, by=chief)
    with pytest.raises(Refused, match="into itself"):
        actions.merge(person, into=person, by=chief)


def test_a_record_is_merged_once(chief, two):
    actions.merge(two[0], into=two[1], by=chief)
    with pytest.raises(SomebodyWasFaster, match="merged into “One S” already"):
        actions.merge(two[0], into=two[1], by=chief)
    with pytest.raises(SomebodyWasFaster):
        actions.merge(two[1], into=two[0], by=chief)


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Fact-checker"])
def test_others_may_not(two, role):
    with pytest.raises(NotAllowed, match="may not merge records"):
        actions.merge(two[0], into=two[1], by=make_user(role))


# Seen beforehand.


def test_the_preview_names_what_moves_and_writes_nothing(chief, two):
    old, new = two
    make.make_specification(old, public=True)
    make.make_claim(subject=old, entered=True, public=True)
    before = state()
    seen = preview(old, into=new, by=chief)
    assert state() == before
    assert [(group.count, group.what, group.rows) for group in seen.moving] == [
        (1, "specification", ["main_camera: 50 MP"])
    ]
    assert [(group.count, group.what) for group in seen.staying] == [(1, "claim")]
    assert (seen.revealed, seen.refusal) == ([], "")


def test_the_preview_names_what_would_come_to_light(chief, two):
    hidden = make.make_person(name="Ada Roe")
    known = make.make_person(name="A. Roe", public=True)
    company = make.make_company(name="Acme", public=True)
    make.make_appointment(person=hidden, company=company, public=True)
    make.make_appointment(person=hidden, company=company)
    make_quote("Not my name.", person=hidden, public_from=make.EPOCH)
    seen = preview(hidden, into=known, by=chief)
    assert seen.revealed == ["A. Roe, Chief executive, Acme", "who said “Not my name.”"]


def test_a_hidden_name_stays_hidden(chief):
    hidden = make.make_person(name="Secret Name")
    known = make.make_person(name="A. Roe", public=True)
    assert not actions.merge(hidden, into=known, by=chief).name.is_public()
