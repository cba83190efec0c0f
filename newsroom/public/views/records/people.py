"""A person: posts held, partnerships, words on the record."""

from django.db.models import Q

from newsroom.models import QuoteSpeaker
from newsroom.public.ledger import Ledger
from newsroom.public.links import Links, same_as
from newsroom.public.quotations import by_topic, in_order, link_speakers, quotations
from newsroom.public.views.quotes import POSTS_SHOWN, printings
from newsroom.public.views.records.page import QUOTES_SHOWN, articles_about, facts, record_page
from partnerships.models import Appointment, Name, Party, Record, RivalDate, Source


@record_page("person")
def person(record, when):
    links, same = Links(), same_as(record)
    posts = when.public(Appointment).filter(person__in=same)
    ledger = Ledger(
        when.public(Name).filter(record__in=same),
        posts,
        when.public(Party).filter(person__in=same),
        RivalDate.objects.public(when.at).filter(
            Q(record__in=same) | Q(about__in=posts.values("pk"))
        ),
        at=when.at,
        record=record,
    )
    spoken = when.quotes().filter(
        pk__in=QuoteSpeaker.objects.filter(person__in=same).values("quote")
    )
    said = quotations(spoken.values("pk")[: QUOTES_SHOWN + 1], when.at, links)
    for row in printings(list(said), when.at):
        said[row.said_as].printed.append(row)
    links.want(ledger.keys())
    links.want(row.quote.about_id for row in said.values())
    sources = Source.objects.filter(person__in=same)
    links.find(when.at, also=sources.values("pk"), details="as_partnership")
    link_speakers(said.values(), when.at, links)
    quotes = in_order(said)
    ledger.link(links).as_of(when.day)
    day = when.day or when.today
    for row in ledger[Appointment]:
        row.is_now = row.on(day).is_certain
    return {
        "ledger": ledger,
        "names": ledger[Name],
        "posts": ledger[Appointment],
        "partnerships": ledger[Party],
        "as_sources": [source for source in links.also if source.kind == Record.Kind.SOURCE],
        "present": [row for row in ledger[Appointment] if row.is_now][:POSTS_SHOWN],
        "quotations": quotes[:QUOTES_SHOWN],
        "topics": by_topic(quotes[:QUOTES_SHOWN], links),
        "more_quotations": len(quotes) > QUOTES_SHOWN,
        "facts": facts(
            record, ledger, when, ("Nationality", "nationality", record.nationality.name)
        ),
        **articles_about(record, when),
    }
