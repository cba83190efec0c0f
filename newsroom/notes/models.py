from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q

from newsroom.articles.models import Article


class Place(models.TextChoices):
    """What of the article a thread is about."""

    ARTICLE = "", "The whole article"
    HEADLINE = "headline", "Headline"
    STANDFIRST = "standfirst", "Standfirst"
    BODY = "body", "Text"
    LEAD_IMAGE = "lead_image", "Lead picture"


class NoteThreadQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at=None)

    def waiting_for(self, user):
        """Open threads that call somebody who has not answered since."""
        last = Note.objects.filter(thread=OuterRef("pk")).order_by("-pk").values("by")[:1]
        called = NoteMention.objects.filter(note__thread=OuterRef("pk"), user=user.pk)
        return (
            self.open()
            .annotate(last_by=models.Subquery(last))
            .filter(Exists(called))
            .exclude(last_by=user.pk)
        )


class NoteThread(models.Model):
    """Desk notes about one thing: the article, a field, or words of the text.

    The words are kept with what stood around them, so that the thread finds its place again when
    the text has moved, and says so when the words are gone.
    """

    Place = Place

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="note_threads")
    place = models.CharField(max_length=10, choices=Place, blank=True, default=Place.ARTICLE)
    words = models.CharField(max_length=500, blank=True)
    before = models.CharField(max_length=60, blank=True)
    after = models.CharField(max_length=60, blank=True)
    resolved_at = models.DateTimeField(null=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = NoteThreadQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["article", "resolved_at"], name="note_thread_of_article")]
        constraints = [
            models.CheckConstraint(
                condition=Q(place__in=Place.values), name="note_thread_place_known"
            ),
            models.CheckConstraint(
                condition=Q(words="") | Q(place=Place.BODY),
                name="note_thread_words_of_text",
                violation_error_message="Words are those of the text.",
            ),
            models.CheckConstraint(
                condition=Q(resolved_by=None) | Q(resolved_at__isnull=False),
                name="note_thread_resolved_by_and_at",
            ),
        ]

    def __str__(self):
        return f"“{self.words}”" if self.words else self.get_place_display()


class Note(models.Model):
    """One remark in a thread. It is not changed afterwards: answer it."""

    thread = models.ForeignKey(NoteThread, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(max_length=4000, validators=[MaxLengthValidator(4000)])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="note_has_text",
                violation_error_message="Write the note.",
            )
        ]

    def __str__(self):
        return self.text


class NoteMention(models.Model):
    """Somebody called by name in a note."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "user"], name="note_mention_once")]

    def __str__(self):
        return f"@{self.user}"
