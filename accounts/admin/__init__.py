"""The admin site: people and how they belong together. What they say, and every key, stays outside."""

from accounts.admin.care import CareLinkAdmin, CoupleAdmin, TherapistAdmin
from accounts.admin.installation import AuditAdmin, CrisisLineAdmin, HiddenLineAdmin, InstallationAdmin
from accounts.admin.people import PersonAdmin
from accounts.admin.site import QuietAdminSite
from accounts.models import AuditEntry, CareLink, Couple, CrisisLine, HiddenLine, Installation, TherapistProfile, User

# Django's own site is left empty and has no address: what other packages register there opens nothing.
site = QuietAdminSite(name="admin")
site.register(User, PersonAdmin)
site.register(TherapistProfile, TherapistAdmin)
site.register(Couple, CoupleAdmin)
site.register(CareLink, CareLinkAdmin)
site.register(AuditEntry, AuditAdmin)
site.register(CrisisLine, CrisisLineAdmin)
site.register(HiddenLine, HiddenLineAdmin)
site.register(Installation, InstallationAdmin)
