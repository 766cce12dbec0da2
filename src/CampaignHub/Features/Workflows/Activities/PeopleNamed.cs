using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Activities;

/// <summary>
/// Reads whom a workflow names, one or several with commas between: a role of the campaign ("coordinators", "press officers") or a mail address.
/// </summary>
internal sealed class PeopleNamed(HubDb db, Notifier notifier)
{
    /// <summary>Those who have an account; an address without one is refused.</summary>
    public async Task<IReadOnlyList<HubUser>> FindAsync(string named, CancellationToken cancellationToken)
    {
        var (roles, addresses) = Split(named);
        var ids = await notifier.WithRolesAsync(roles, cancellationToken);
        var known = addresses.ConvertAll(address => address.ToUpperInvariant());
        var people = await db
            .Users.AsNoTracking()
            .Where(user => ids.Contains(user.Id) || (user.NormalizedEmail != null && known.Contains(user.NormalizedEmail)))
            .OrderBy(user => user.Name)
            .ToListAsync(cancellationToken);
        var stranger = addresses.Find(address => people.TrueForAll(user => !Is(user, address)));
        return stranger is null ? people : throw new RefusedException("Nobody here has the address {0}.", stranger);
    }

    public async Task<HubUser?> FindFirstAsync(string named, CancellationToken cancellationToken) =>
        await FindAsync(named, cancellationToken) is [var first, ..] ? first : null;

    /// <summary>Whom to write to: people by role, and any address.</summary>
    public async Task<IReadOnlyList<MailRecipient>> FindAddressesAsync(string named, CancellationToken cancellationToken)
    {
        var (roles, addresses) = Split(named);
        var ids = await notifier.WithRolesAsync(roles, cancellationToken);
        var people = await db
            .Users.AsNoTracking()
            .Where(user => ids.Contains(user.Id))
            .OrderBy(user => user.Name)
            .ToListAsync(cancellationToken);
        return
        [
            .. people.Where(user => user.Email is not null).Select(user => new MailRecipient(user.Email!, user.Name)),
            .. addresses.Where(address => people.TrueForAll(user => !Is(user, address))).Select(address => new MailRecipient(address)),
        ];
    }

    private static bool Is(HubUser user, string address) => string.Equals(user.Email, address, StringComparison.OrdinalIgnoreCase);

    private static (List<CampaignRole> Roles, List<string> Addresses) Split(string named)
    {
        var (roles, addresses) = (new List<CampaignRole>(), new List<string>());
        foreach (var one in named.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (one.Contains('@', StringComparison.Ordinal))
            {
                addresses.Add(one);
            }
            else
            {
                var letters = string.Concat(one.Where(char.IsLetter));
                roles.Add(
                    Enum.TryParse<CampaignRole>(letters, ignoreCase: true, out var role)
                    || Enum.TryParse(letters.TrimEnd('s', 'S'), ignoreCase: true, out role)
                        ? role
                        : throw new RefusedException("\"{0}\" is neither a role of the campaign nor a mail address.", one)
                );
            }
        }

        return roles.Count + addresses.Count > 0 ? (roles, addresses) : throw new RefusedException("Nobody is named.");
    }
}
