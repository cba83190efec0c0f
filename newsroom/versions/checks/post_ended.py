from newsroom.quotes.attribution import Attribution, check_attribution
from newsroom.quotes.attributions import filed
from newsroom.versions.checks.base import Advisory


class PostEnded(Advisory):
    """The post that we print with the name was over by the day on which the words were said."""

    name = "post_ended"

    def __call__(self, material):
        for passage in material.passages:
            said_on = passage.quote.said_on_earliest or material.day
            for speaker in passage.quote.speakers.all():
                if speaker.person_id is None:
                    continue
                check = check_attribution(
                    passage.attribution or speaker.post,
                    [
                        filed(row, material.other_names)
                        for row in material.appointments.get(speaker.person_id, ())
                    ],
                    said_on,
                    names=[speaker.person.name, *material.other_names.get(speaker.person_id, ())],
                )
                if check.finding == Attribution.HAD_LEFT:
                    yield self.found(
                        f"{speaker.person.name} is printed with a post that was over: "
                        f"{check.reason}",
                        words=passage.fragments[0] if passage.fragments else "",
                        about=f"{passage.pk} {passage.attribution} {check.reason}",
                    )
