using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>Writes a journalist down: the person in the directory, the address with its source, and what the press work knows.</summary>
internal sealed class SaveJournalist(HubDb db)
{
    /// <summary>Without <paramref name="journalist"/> a new one.</summary>
    public async Task<Journalist> ExecuteAsync(Journalist? journalist, JournalistForm form, CancellationToken cancellationToken)
    {
        Check(form);
        if (form.OutletId is { } outlet && !await db.Set<Outlet>().AnyAsync(each => each.Id == outlet, cancellationToken))
        {
            throw new RefusedException("This outlet is not in the directory any more.");
        }

        journalist ??= Make(form);
        journalist.Actor.FirstName = form.FirstName?.Trim() ?? "";
        journalist.Actor.Name = form.Name.Trim();
        (journalist.OutletId, journalist.DoNotContact) = (form.OutletId, form.DoNotContact);
        journalist.Beats = form.Beats?.Trim() ?? "";
        if (!string.IsNullOrWhiteSpace(form.Source))
        {
            journalist.Actor.Collect(form.Source, journalist.Actor.CollectedOn ?? db.Here.Today);
        }

        Address(journalist, form);
        await db.SaveChangesAsync(cancellationToken);
        return journalist;
    }

    public static Task<Journalist?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Journalist>()
            .Include(journalist => journalist.Outlet)
            .Include(journalist => journalist.Actor.Contacts)
            .SingleOrDefaultAsync(journalist => journalist.Id == id, cancellationToken);

    private static void Check(JournalistForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Name) || form.Name.Length > Actor.NameMaxLength)
        {
            throw new RefusedException("An actor needs a name of at most {0} characters.", Actor.NameMaxLength);
        }

        if (string.IsNullOrWhiteSpace(form.Email))
        {
            return;
        }

        if (!MailQueue.IsAddress(form.Email.Trim()))
        {
            throw new RefusedException("\"{0}\" is not a mail address.", form.Email.Trim());
        }

        if (string.IsNullOrWhiteSpace(form.Source))
        {
            throw new RefusedException("A contact detail needs its value and its source.");
        }
    }

    private Journalist Make(JournalistForm form)
    {
        var actor = new Actor { Type = ActorKind.Person, Name = form.Name };
        var journalist = new Journalist { ActorId = actor.Id, Actor = actor };
        db.Add(journalist);
        return journalist;
    }

    // An address that changed stays, no longer valid: what was sent to it can still be explained.
    private void Address(Journalist journalist, JournalistForm form)
    {
        var address = form.Email?.Trim() ?? "";
        var current = journalist.Mail;
        if (current is not null && current.Value == address)
        {
            current.Describe(current.Kind, current.Value, form.Source ?? current.Source, current.CollectedOn);
            return;
        }

        foreach (var old in journalist.Actor.Contacts.Where(contact => contact is { Kind: ContactKind.Email, IsValid: true }))
        {
            old.IsValid = false;
        }

        if (address.Length > 0)
        {
            var detail = new ContactDetail { ActorId = journalist.ActorId };
            detail.Describe(ContactKind.Email, address, form.Source, db.Here.Today);
            db.Add(detail);
        }
    }
}
