using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>The contacts of the whole organisation, or of one of its people, added up.</summary>
/// <param name="Who">Null is the organisation.</param>
/// <param name="Now">In the window that ends today.</param>
/// <param name="Greatest">The window that held most of them.</param>
/// <param name="ReachedOn">The day on which the threshold of that day was reached for the first time.</param>
/// <param name="NextLeavesOn">The day on which the earliest of those that count now leaves the window.</param>
internal sealed record RegisterTally(
    Guid? Who,
    string Name,
    int Now,
    RollingCount.Window? Greatest,
    DateOnly? ReachedOn,
    DateOnly? NextLeavesOn
);

/// <summary>Where the campaign stands with the register today.</summary>
/// <param name="From">The first day of the window that ends today.</param>
/// <param name="Deciding">The tally that the rule compares with the threshold.</param>
/// <param name="People">Each of us with a contact that counts now, most first.</param>
internal sealed record RegisterState(
    RegisterRule Rule,
    DateOnly From,
    DateOnly Until,
    RegisterTally Deciding,
    RegisterTally Organisation,
    IReadOnlyList<RegisterTally> People,
    IReadOnlyList<RegisterContact> InWindow
)
{
    // Decree: within two months of the day on which the threshold was reached.
    private const int MonthsToRegister = 2;

    public bool IsReached => Deciding.ReachedOn is not null;

    public bool IsNear => Deciding.Now >= Rule.WarnAt;

    /// <summary>Null where the threshold was not reached, or the registration is done.</summary>
    public DateOnly? RegisterBy => Rule.RegisteredOn is null ? Deciding.ReachedOn?.AddMonths(MonthsToRegister) : null;

    public AccountingYear Year => AccountingYear.ToDeclare(Until, Rule.YearStartsIn);

    public int Incomplete => InWindow.Count(contact => contact is { Counts: true, IsComplete: false });

    public int ToDecide =>
        InWindow.Count(contact => contact is { Reason: RegisterReason.OfficialNotSaid } or { Counts: true, NotSaid: > 0 });

    /// <summary>Of those that count, the ones without a name of ours: where people are counted apart they are nobody's.</summary>
    public int Unnamed => InWindow.Count(contact => contact is { Counts: true, Ours.Count: 0 });
}

/// <summary>Counts the contacts of our own initiative with public officials, for the register of interest representatives.</summary>
internal sealed class ReadRegister(HubDb db, RegisterRules rules, RegisterContacts contacts)
{
    /// <param name="isBrief">Only what counts, without the other contacts of the window.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<RegisterState> ExecuteAsync(bool isBrief, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        var versions = await rules.ReadAsync(cancellationToken);
        var rule = RegisterRules.On(versions, today);
        var from = RollingCount.FirstDay(today, rule.WindowMonths);
        // What is noted for a day to come has not been held yet.
        var all = (await contacts.AllAsync(isBrief ? null : from, cancellationToken)).Where(contact => contact.HeldOn <= today).ToList();
        var counting = all.Where(contact => contact.Counts).ToList();
        var people = counting.SelectMany(contact => contact.Ours).Distinct().ToList();
        var names = await db
            .Users.Where(user => people.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        var whole = Tally(who: null, "", counting);
        var apart = people
            .Select(who => Tally(who, names.GetValueOrDefault(who, ""), [.. counting.Where(contact => contact.Ours.Contains(who))]))
            .OrderByDescending(tally => tally.Now)
            .ThenBy(tally => tally.Name, StringComparer.CurrentCulture)
            .ToList();
        return new RegisterState(
            rule,
            from,
            today,
            rule.Unit == RegisterUnit.Organisation ? whole : Decisive(apart) ?? Tally(who: null, "", []),
            whole,
            [.. apart.Where(tally => tally.Now > 0 || tally.ReachedOn is not null)],
            [.. all.Where(contact => contact.HeldOn >= from)]
        );

        RegisterTally Tally(Guid? who, string name, IReadOnlyList<RegisterContact> ofThem)
        {
            // One contact for each official.
            var days = ofThem.SelectMany(contact => Enumerable.Repeat(contact.HeldOn, contact.Officials.Count)).ToList();
            var now = days.FindAll(day => day >= from);
            return new RegisterTally(
                who,
                name,
                now.Count,
                RollingCount.Greatest(days, rule.WindowMonths),
                RollingCount.Reached(days, day => RegisterRules.On(versions, day).Limit),
                now.Count == 0 ? null : RollingCount.LastDay(now[0], rule.WindowMonths).AddDays(1)
            );
        }
    }

    // Who reached it first obliges; else who is nearest to it.
    private static RegisterTally? Decisive(List<RegisterTally> apart) =>
        apart.Where(tally => tally.ReachedOn is not null).MinBy(tally => tally.ReachedOn) ?? apart.FirstOrDefault();
}
