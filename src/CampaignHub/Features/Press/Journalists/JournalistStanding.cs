using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Lists;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>Whether a journalist may be written to: said of the person, of each address, and of each list, with the reason.</summary>
/// <param name="Objection">Of the person, by the law on data (art. 21); null where there is none.</param>
internal sealed record JournalistStanding(
    PersonRights? Objection,
    IReadOnlyList<JournalistStanding.Address> Addresses,
    IReadOnlyList<JournalistStanding.OnList> Lists
)
{
    /// <param name="IsUsed">Mails go there.</param>
    /// <param name="Suppressed">Null while mail arrives there.</param>
    internal sealed record Address(ContactDetail Detail, bool Holds, bool IsUsed, SuppressedAddress? Suppressed);

    /// <param name="IsMember">Put there by hand; a list by rule finds its journalists itself.</param>
    /// <param name="Left">When one of their addresses left it; null while none did.</param>
    internal sealed record OnList(Guid Id, string Name, bool IsMember, Unsubscription? Left);
}

internal sealed class ReadStanding(HubDb db)
{
    /// <param name="journalist">With the contact details of the actor.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<JournalistStanding> ExecuteAsync(Journalist journalist, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        var details = journalist.Actor.Contacts.Where(contact => contact.Kind == ContactKind.Email).ToList();
        var values = details.ConvertAll(detail => detail.Value);
        var suppressed = await db.Set<SuppressedAddress>()
            .AsNoTracking()
            .Where(each => values.Contains(each.AddressKey))
            .ToDictionaryAsync(each => each.AddressKey, StringComparer.Ordinal, cancellationToken);
        var rights = await db.Set<PersonRights>()
            .AsNoTracking()
            .SingleOrDefaultAsync(each => each.ActorId == journalist.ActorId, cancellationToken);
        var used = journalist.Mail is { } mail && mail.IsValidOn(today) ? mail.Id : (Guid?)null;
        return new JournalistStanding(
            rights is { HasObjected: true } ? rights : null,
            [
                .. details
                    .OrderByDescending(detail => detail.Id == used)
                    .ThenByDescending(detail => detail.IsValidOn(today))
                    .Select(detail => new JournalistStanding.Address(
                        detail,
                        detail.IsValidOn(today),
                        detail.Id == used,
                        suppressed.GetValueOrDefault(detail.Value)
                    )),
            ],
            await ListsAsync(journalist, values, cancellationToken)
        );
    }

    private async Task<IReadOnlyList<JournalistStanding.OnList>> ListsAsync(
        Journalist journalist,
        List<string> addresses,
        CancellationToken cancellationToken
    )
    {
        var left = await db.Set<Unsubscription>()
            .AsNoTracking()
            .Where(each => addresses.Contains(each.AddressKey))
            .OrderBy(each => each.Id)
            .ToListAsync(cancellationToken);
        var ids = left.ConvertAll(each => each.ListId);
        var lists = await db.Set<PressList>()
            .AsNoTracking()
            .Where(list => ids.Contains(list.Id) || list.Members.Any(member => member.JournalistId == journalist.Id))
            .OrderBy(list => list.Name)
            .Select(list => new
            {
                list.Id,
                list.Name,
                IsMember = list.Members.Any(member => member.JournalistId == journalist.Id),
            })
            .ToListAsync(cancellationToken);
        return lists.ConvertAll(list => new JournalistStanding.OnList(
            list.Id,
            list.Name,
            list.IsMember,
            left.FindLast(each => each.ListId == list.Id)
        ));
    }
}
