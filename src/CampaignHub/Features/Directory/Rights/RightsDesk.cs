using CampaignHub.Data;
using CampaignHub.Platform;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>What pages and API ask for: to see all we hold about somebody, to hand it over, to erase it. Each works over all campaigns.</summary>
internal sealed class RightsDesk(HubDb db, Everywhere everywhere)
{
    /// <param name="Stays">Title, count and reason of what erasure leaves.</param>
    /// <param name="Alone">Texts in which the last name stands alone, which the erasure leaves; the first of those that whoever asks may see.</param>
    /// <param name="MoreAlone">How many more there are, in other campaigns too.</param>
    internal sealed record Plan(
        Actor Actor,
        IReadOnlyList<(string Title, int Count)> Goes,
        IReadOnlyList<(string Title, int Count, string Why)> Stays,
        bool BecomesNobody,
        IReadOnlyList<string> Shared,
        bool HasNamesake,
        bool IsDone,
        IReadOnlyList<AlonePlace> Alone,
        int MoreAlone
    );

    private const int MostPlaces = 30;

    /// <returns>Null where there is no such person.</returns>
    public Task<Plan?> PlanAsync(Guid id, CancellationToken cancellationToken) =>
        everywhere.DoAsync<Plan?>(async services =>
        {
            var rows = services.GetRequiredService<PersonalRows>();
            if (await rows.FindToEraseAsync(id, cancellationToken) is not { } records)
            {
                return null;
            }

            everywhere.RefuseOthers(records);
            var inner = services.GetRequiredService<HubDb>();
            var alone = await services.GetRequiredService<TextSweep>().FindAloneAsync(records, cancellationToken);
            var shown = alone.Where(place => everywhere.MaySee(place.Record)).Take(MostPlaces).ToList();
            return new Plan(
                records.Person.Actor,
                [.. Sum(records, OnErasure.Deleted).Select(each => (each.Table.Title, each.Count))],
                [.. Sum(records, OnErasure.KeptWithoutName).Select(each => (each.Table.Title, each.Count, each.Table.Why))],
                ErasePerson.NeedsSomebody(inner, records),
                [.. records.Shared!.Addresses, .. records.Shared.Phones],
                await rows.HasNamesakeAsync(records.Person, cancellationToken),
                ErasePerson.IsDone(records),
                shown,
                alone.Count - shown.Count
            );
        });

    public Task<Dossier?> ReadAsync(Guid id, string language, CancellationToken cancellationToken) =>
        everywhere.DoAsync<Dossier?>(async services =>
        {
            if (await services.GetRequiredService<PersonalRows>().FindAsync(id, cancellationToken) is not { } records)
            {
                return null;
            }

            everywhere.RefuseOthers(records);
            return await services.GetRequiredService<ReadDossier>().ExecuteAsync(records, language, cancellationToken);
        });

    /// <returns>How many people were erased.</returns>
    public Task<int> EraseAsync(IReadOnlyCollection<Guid> people, ErasureCause cause, CancellationToken cancellationToken) =>
        everywhere.DoAsync(services =>
            services.GetRequiredService<EraseSeveral>().ExecuteAsync(people, cause, everywhere.RefuseOthers, cancellationToken)
        );

    public Task<IReadOnlyList<Actor>> ProposeAsync(CancellationToken cancellationToken) =>
        everywhere.DoAsync(services => services.GetRequiredService<Retention>().ProposeAsync(cancellationToken));

    /// <summary>Writes down that data about people leave the hub; with the caller's own save.</summary>
    public void Register(string scope, string? reason, int people)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > DataExport.TextMaxLength)
        {
            throw new RefusedException("Give the reason, in at most {0} characters.", DataExport.TextMaxLength);
        }

        db.Add(
            new DataExport
            {
                At = db.Here.Now,
                UserId = db.Here.User?.Id,
                CampaignId = db.Here.HasCampaign ? db.Here.Campaign.Id : null,
                Scope = scope,
                Reason = reason.Trim(),
                People = people,
            }
        );
    }

    private static IEnumerable<(PersonalTable Table, int Count)> Sum(PersonalRecords records, OnErasure what) =>
        records
            .Tables.Where(each => each.Table.OnErasure == what && each.Rows.Count > 0)
            .GroupBy(each => each.Table.Title, StringComparer.Ordinal)
            .Select(tables => (tables.First().Table, tables.Sum(each => each.Rows.Count)));
}
