"""Model fields for dates that are known only as far as they are known."""

from django.core.exceptions import ValidationError
from django.db import models

from partnerships import dates

HELP = "As known: 2022, 2022-07, 2022-07-04 or 201X, then ? doubtful, ~ about, % both."


def validate_edtf(text):
    try:
        dates.parse(text)
    except dates.EdtfError as error:
        raise ValidationError(str(error), code="edtf") from None


class EdtfField(models.CharField):
    """An EDTF date kept as its text. The model also gets ``<name>_earliest`` and
    ``<name>_latest``, two dates to sort and compare by, written whenever the text is saved.
    """

    default_validators = [validate_edtf]

    def __init__(self, *args, bounds=True, **kwargs):
        self.bounds = bounds
        kwargs.setdefault("max_length", 11)
        kwargs.setdefault("help_text", HELP)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        """Migrations list the two bounds as columns of their own: do not add them again."""
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("help_text") == HELP:
            del kwargs["help_text"]
        return name, path, args, {**kwargs, "bounds": False}

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if self.bounds and not cls._meta.abstract:
            for edge in ("earliest", "latest"):
                bound = models.DateField(
                    f"{self.verbose_name}, {edge} day", null=True, blank=True, editable=False
                )
                cls.add_to_class(f"{name}_{edge}", bound)

    def bound_values(self, text):
        """{column: day} for the two bounds. Raises dates.EdtfError."""
        return dict(zip(self.bound_names, dates.bounds(text), strict=True))

    @property
    def bound_names(self):
        return (f"{self.name}_earliest", f"{self.name}_latest") if self.bounds else ()

    def to_python(self, value):
        value = super().to_python(value)
        return value.strip() if value else value

    def pre_save(self, model_instance, add):
        text = super().pre_save(model_instance, add)
        if self.bounds:
            for name, day in self.bound_values(text).items():
                setattr(model_instance, name, day)
        return text


def edtf_fields(model):
    return [field for field in model._meta.concrete_fields if isinstance(field, EdtfField)]


class EdtfQuerySet(models.QuerySet):
    def update(self, **values):
        """Write the bounds with the text, so that no update() can part them."""
        for field in edtf_fields(self.model):
            if isinstance(values.get(field.name), str):
                values |= field.bound_values(values[field.name])
        return super().update(**values)

    update.alters_data = True


class EdtfModel(models.Model):
    """Keeps text and bounds together in partial saves and in validation."""

    objects = EdtfQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is not None:
            update_fields = set(update_fields)
            for field in edtf_fields(self):
                if field.name in update_fields:
                    update_fields |= set(field.bound_names)
        super().save(*args, update_fields=update_fields, **kwargs)

    def validate_constraints(self, exclude=None):
        """Constraints over columns that a form does not show hold in forms too: the bounds of
        dates, and what the row of an inline belongs to."""
        exclude = set(exclude or ())
        keys = [field for field in self._meta.concrete_fields if field.is_relation]
        exclude -= {field.name for field in keys if getattr(self, field.attname) is not None}
        for field in edtf_fields(self):
            if field.name not in exclude:
                for name, day in field.bound_values(getattr(self, field.attname)).items():
                    setattr(self, name, day)
                exclude -= set(field.bound_names)
        super().validate_constraints(exclude=exclude)
