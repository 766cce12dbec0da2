using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>The erasure ledger, and what left the hub.</summary>
internal sealed class RegisterModel(HubDb db) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Erasure> Erasures { get; private set; } = [];
    public IReadOnlyList<DataExport> Exports { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Erasures = await db.Set<Erasure>().AsNoTracking().OrderByDescending(each => each.At).Take(Most).ToListAsync(cancellationToken);
        Exports = await db.Set<DataExport>().AsNoTracking().OrderByDescending(each => each.At).Take(Most).ToListAsync(cancellationToken);
        var users = Erasures.Select(each => each.UserId).Concat(Exports.Select(each => each.UserId)).OfType<Guid>().Distinct().ToList();
        Names = await db
            .Users.Where(user => users.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
    }

    /// <returns>Null where nobody was signed in: the console did it.</returns>
    public string? NameOf(Guid? user) => user is { } id ? Names.GetValueOrDefault(id, "–") : null;
}
