"""Desk notes: begin a thread, answer, resolve, reopen. Who is called hears of it by mail."""

from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.notes import mailing
from newsroom.notes.mentions import called_in
from newsroom.notes.models import Note, NoteMention, NoteThread
from newsroom.workflow.errors import NotAllowed, SomebodyWasFaster


def begin(
    article: Article,
    *,
    by,
    text: str,
    place: str = "",
    words: str = "",
    before: str = "",
    after: str = "",
) -> NoteThread:
    """A thread with its first note, about the article, a field, or words of the text.

    Raises ValidationError for a note that says nothing or calls somebody who is not on the desk,
    NotAllowed where `by` may not see the article.
    """
    _may(article, by)
    thread = NoteThread(
        article=article,
        place=place,
        words=words.strip()[:500],
        before=before[-60:],
        after=after[:60],
    )
    thread.full_clean(exclude=["resolved_at", "resolved_by"])
    with transaction.atomic():
        thread.save()
        _write(thread, by=by, text=text)
    return thread


def answer(thread: NoteThread, *, by, text: str) -> Note:
    """Another note in the thread; a resolved one is open again. Raises as `begin` does."""
    _may(thread.article, by)
    with transaction.atomic():
        note = _write(thread, by=by, text=text)
        NoteThread.objects.filter(pk=thread.pk).update(resolved_at=None, resolved_by=None)
    return note


def resolve(thread: NoteThread, *, by) -> None:
    _may(thread.article, by)
    open_thread = NoteThread.objects.open().filter(pk=thread.pk)
    if not open_thread.update(resolved_at=timezone.now(), resolved_by=by):
        raise SomebodyWasFaster("Somebody resolved this already.")


def reopen(thread: NoteThread, *, by) -> None:
    _may(thread.article, by)
    resolved = NoteThread.objects.filter(pk=thread.pk, resolved_at__isnull=False)
    if not resolved.update(resolved_at=None, resolved_by=None):
        raise SomebodyWasFaster("This is open already.")


def _may(article: Article, by) -> None:
    if not Article.objects.visible_to(by).filter(pk=article.pk).exists():
        raise NotAllowed(f"{by.get_username()} may not write notes on this article.")


def _write(thread: NoteThread, *, by, text: str) -> Note:
    note = Note(thread=thread, text=text.strip(), by=by)
    note.full_clean(exclude=["by", "thread"])
    called = _called(note.text, thread.article, by)
    note.save()
    NoteMention.objects.bulk_create(NoteMention(note=note, user=user) for user in called)
    transaction.on_commit(partial(_tell, note, [user for user in called if user != by]))
    return note


def _called(text: str, article: Article, by) -> list:
    """The users called by name. Raises ValidationError for a name that nobody on the desk has,
    or whose bearer cannot see the article."""
    names = called_in(text)
    staff = get_user_model().objects.filter(is_staff=True, is_active=True)
    found = {user.get_username(): user for user in staff.filter(username__in=names)}
    errors = []
    for name in names:
        user = found.get(name)
        if user is None or (user.is_superuser and not by.is_superuser):
            errors.append(f"Nobody on the desk is called @{name}.")
        elif not Article.objects.visible_to(user).filter(pk=article.pk).exists():
            errors.append(f"@{name} cannot see this article: assign it first.")
    if errors:
        raise ValidationError({"text": errors})
    return [found[name] for name in names]


def _tell(note: Note, users: list) -> None:
    """A mail each, where a mail server is configured."""
    article = note.thread.article
    address = reverse("admin:newsroom_article_change", args=[article.pk])
    body = f"{note.text}\n\n{settings.SITE_URL}{address}#note-{note.thread_id}\n"
    subject = " ".join(f"Note on “{article}”".split())
    mails = [EmailMessage(subject, body, to=[user.email]) for user in users if user.email]
    mailing.send(mails, about=f"note {note.pk}")
