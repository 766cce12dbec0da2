using CampaignHub.Features.Stakeholders.Interactions;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>Why an interaction counts in the register, or why not.</summary>
internal enum RegisterReason
{
    Counts,

    /// <summary>On our own initiative, with somebody of whom nobody said whether they are a public official.</summary>
    OfficialNotSaid,
    NoPublicOfficial,
    AnsweredARequest,
    TheyBeganIt,
}

/// <summary>An interaction as the register sees it: without its note and without the names of those it was with.</summary>
/// <param name="Officials">One for each public official that it was with: each is a contact of its own.</param>
/// <param name="NotSaid">With how many of whom nobody said whether they are officials.</param>
/// <param name="Ours">Who of us took part.</param>
/// <param name="Line">What was said of it for the register; null: nothing yet.</param>
internal sealed record RegisterContact(
    Guid Id,
    DateOnly HeldOn,
    string Title,
    InteractionType Type,
    RegisterReason Reason,
    IReadOnlyList<OfficialCategory> Officials,
    int NotSaid,
    IReadOnlyList<Guid> Ours,
    RegisterLine? Line
)
{
    public bool Counts => Reason == RegisterReason.Counts;

    public bool IsComplete => Line?.IsComplete ?? false;
}

/// <summary>An accounting year, and by when its declaration is due.</summary>
internal sealed record AccountingYear(DateOnly From)
{
    // Law and decree: within three months of the end of the year.
    private const int MonthsWithDeclaration = 15;

    public DateOnly Until => From.AddYears(1).AddDays(-1);

    public DateOnly DueOn => From.AddMonths(MonthsWithDeclaration).AddDays(-1);

    /// <param name="year">The calendar year that it begins in.</param>
    /// <param name="month">The month that accounting years begin in.</param>
    public static AccountingYear Of(int year, int month) => new(new DateOnly(year, month, 1));

    public static AccountingYear Containing(DateOnly day, int month) => Of(day.Month < month ? day.Year - 1 : day.Year, month);

    /// <summary>The year whose declaration comes next: the one that ended while its declaration is due, else the running one.</summary>
    public static AccountingYear ToDeclare(DateOnly day, int month)
    {
        var running = Containing(day, month);
        var before = new AccountingYear(running.From.AddYears(-1));
        return before.DueOn >= day ? before : running;
    }
}
