"""What is done with companies at the desk, besides their page."""

from partnerships.companies.models import Company
from partnerships.proposals.actions import propose
from partnerships.records.actions import free_slug, may_propose


def propose_company(name: str, *, by) -> Company:
    """A company as a text names it, seen at the desk only until an editor accepts it.

    Raises PermissionDenied; ValidationError where the name cannot be one.
    """
    may_propose(Company, by=by)
    company = Company(name=name, slug=free_slug(Company.record_kind, name))
    propose(company, by=by)
    company.full_clean(exclude=["record", "record_ptr"])
    company.save()
    return company
