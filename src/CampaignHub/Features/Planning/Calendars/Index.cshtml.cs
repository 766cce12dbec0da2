using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Planning;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Planning.Calendars;

/// <summary>The days on which the campaign works. What a change of them would move is shown before it is made.</summary>
internal sealed class IndexModel(HubDb db, CampaignMembers members, DaysOff daysOff) : PageModel, ILoadsPage
{
    public CampaignCalendar Calendar { get; private set; } = CampaignCalendar.France;
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    /// <summary>Of this year and the next.</summary>
    public IReadOnlyList<PublicHoliday> Holidays { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Calendar = await PlanRecords.CalendarAsync(db, cancellationToken);
        People = await members.ListAsync(cancellationToken);
        var today = db.Here.Today;
        Holidays = Calendar.Week.Territory is { } territory
            ?
            [
                .. new[] { today.Year, today.Year + 1 }
                    .SelectMany(year => FrenchHolidays.Of(year, territory))
                    .Where(holiday => holiday.Date >= today),
            ]
            : [];
    }

    public IActionResult OnPostWeek(FrenchTerritory? territory, List<DayOfWeek> days, string? hours) =>
        Preview(PlanChangeKind.Week, ("text", CalendarWeek.Of(territory, days, hours).Text), ("id", $"{db.Here.Campaign.Id}"));

    /// <param name="whose"><c>organisation</c>, <c>campaign</c>, or the id of a person.</param>
    public IActionResult OnPostClosure(string? name, DateOnly? from, DateOnly? to, string? whose, bool worked)
    {
        PlanClosure.Check(name, from ?? DateOnly.MinValue, to ?? from ?? DateOnly.MinValue);
        return Preview(
            PlanChangeKind.ClosureAdded,
            ("id", $"{OrderedId.Next()}"),
            ("name", name),
            ("from", Platform.Web.Days.Iso(from!.Value)),
            ("to", Platform.Web.Days.Iso(to ?? from.Value)),
            ("organisation", string.Equals(whose, "organisation", StringComparison.Ordinal) ? "true" : null),
            ("person", Guid.TryParse(whose, out var person) ? $"{person}" : null),
            ("worked", worked ? "true" : null)
        );
    }

    /// <summary>Of the campaign, from a calendar; each stretch is shown before any is added.</summary>
    public async Task<IActionResult> OnPostFileAsync(IFormFile? chosen, CancellationToken cancellationToken)
    {
        var bytes = await ReadCalendarFile.BytesAsync(chosen, cancellationToken);
        var added = await daysOff.ReadAsync(bytes, cancellationToken);
        return Redirect(
            Links.Planning.Preview(db.Here.Campaign.Slug)
                + QueryString.Create(added.Select(change => KeyValuePair.Create("off", (string?)DaysOff.Written(change))))
        );
    }

    private RedirectResult Preview(PlanChangeKind kind, params (string Name, string? Value)[] values) =>
        Redirect(
            Links.Planning.Preview(db.Here.Campaign.Slug)
                + QueryString.Create(
                    values
                        .Where(each => each.Value is not null)
                        .Select(each => KeyValuePair.Create(each.Name, each.Value))
                        .Prepend(KeyValuePair.Create("kind", (string?)$"{kind}"))
                )
        );
}
