using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>Writes a journalist down: the person in the directory, the address with its source, and what the press work knows.</summary>
internal sealed class SaveJournalist(HubDb db, KeepRoles roles)
{
    /// <summary>Without <paramref name="journalist"/> a new one.</summary>
    public async Task<Journalist> ExecuteAsync(Journalist? journalist, JournalistForm form, CancellationToken cancellationToken)
    {
        Check(form);
        var isNew = journalist is null;
        journalist ??= Make(form);
        Describe(journalist, form);
        Address(journalist, form);
        if (isNew && !string.IsNullOrWhiteSpace(form.Outlet))
        {
            await roles.AddAsync(journalist, form.Outlet, new KeepRoles.Terms(form.Role, From: null, Until: null), cancellationToken);
        }

        if (form.Tags is { } tags)
        {
            await TagAsync(journalist, ActorTag.Read(tags), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return journalist;
    }

    public static Task<Journalist?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Journalist>()
            .Include(journalist => journalist.Roles)
                .ThenInclude(role => role.Outlet)
            .Include(journalist => journalist.Actor.Contacts)
            .AsSplitQuery()
            .SingleOrDefaultAsync(journalist => journalist.Id == id, cancellationToken);

    /// <summary>What this campaign files them under.</summary>
    public static Task<List<string>> TagsAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<JournalistTag>()
            .Where(tag => tag.JournalistId == id)
            .OrderBy(tag => tag.FindText)
            .Select(tag => tag.Text)
            .ToListAsync(cancellationToken);

    private static void Check(JournalistForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Name) || form.Name.Length > Actor.NameMaxLength || form.FirstName?.Length > Actor.NameMaxLength)
        {
            throw new RefusedException("An actor needs a name of at most {0} characters.", Actor.NameMaxLength);
        }

        if (form.Territory?.Length > Actor.TerritoryMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", Actor.TerritoryMaxLength);
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

    private void Describe(Journalist journalist, JournalistForm form)
    {
        var actor = journalist.Actor;
        (actor.FirstName, actor.Name) = (form.FirstName?.Trim() ?? "", form.Name.Trim());
        actor.Territory = form.Territory?.Trim() ?? "";
        journalist.Cover(form.Beats);
        journalist.Speak(form.Languages);
        journalist.Channel = form.Channel;
        if (!string.IsNullOrWhiteSpace(form.Source))
        {
            actor.Collect(form.Source, actor.CollectedOn ?? db.Here.Today);
        }
    }

    // An address that changed stays, no longer valid: what was sent to it can still be explained.
    private void Address(Journalist journalist, JournalistForm form)
    {
        var address = form.Email?.Trim().ToLowerInvariant() ?? "";
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

    private async Task TagAsync(Journalist journalist, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        var kept = await db.Set<JournalistTag>().Where(tag => tag.JournalistId == journalist.Id).ToListAsync(cancellationToken);
        var asked = tags.Select(ActorTag.Clean).ToDictionary(Normal.Of, StringComparer.Ordinal);
        db.RemoveRange(kept.Where(tag => !asked.ContainsKey(tag.FindText)));
        var there = kept.Select(tag => tag.FindText).ToHashSet(StringComparer.Ordinal);
        db.AddRange(
            asked
                .Where(tag => !there.Contains(tag.Key))
                .Select(tag => new JournalistTag
                {
                    CampaignId = db.Here.Campaign.Id,
                    JournalistId = journalist.Id,
                    Text = tag.Value,
                })
        );
    }
}
