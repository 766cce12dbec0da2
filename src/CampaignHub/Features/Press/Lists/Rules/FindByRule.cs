using System.Linq.Expressions;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists.Rules;

/// <summary>Finds the journalists that a rule means, in the database: each condition is a question that it answers for all of them at once.</summary>
internal sealed class FindByRule(HubDb db)
{
    private const int Sampled = 10;

    /// <param name="Count">How many the rule means now, whether or not they can be written to.</param>
    /// <param name="Sample">The first of them by name, each with the conditions that hold of them.</param>
    internal sealed record Found(int Count, IReadOnlyList<(Journalist Journalist, IReadOnlyList<RuleLine> Why)> Sample);

    /// <param name="rule">Checked.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IQueryable<Journalist>> ExecuteAsync(ListRule rule, CancellationToken cancellationToken)
    {
        var journalists = db.Set<Journalist>().Where(journalist => journalist.Actor.TrashedAt == null);
        var groups = new List<Expression<Func<Journalist, bool>>>();
        foreach (var group in rule.Groups)
        {
            var lines = new List<Expression<Func<Journalist, bool>>>();
            foreach (var line in group.Lines)
            {
                lines.Add(await OfAsync(line, among: null, cancellationToken));
            }

            groups.Add(Join(lines, group.Join));
        }

        return groups.Count == 0 ? journalists.Where(_ => false) : journalists.Where(Join(groups, rule.Join));
    }

    public async Task<Found> LookAsync(ListRule rule, CancellationToken cancellationToken)
    {
        var found = (await ExecuteAsync(rule, cancellationToken)).AsNoTracking();
        // Asked once: the count and the first are of the same answer.
        var ids = await found
            .OrderBy(journalist => journalist.Actor.FindText)
            .ThenBy(journalist => journalist.Id)
            .Select(journalist => journalist.Id)
            .ToListAsync(cancellationToken);
        var first = ids[..Math.Min(ids.Count, Sampled)];
        var some = db.Set<Journalist>().AsNoTracking().Where(journalist => first.Contains(journalist.Id));
        var rows = await JournalistFilter.Whole(db, some).ToDictionaryAsync(journalist => journalist.Id, cancellationToken);
        var actors = rows.Values.Select(journalist => journalist.ActorId).ToList();
        var holds = new List<(RuleLine Line, HashSet<Guid> Of)>();
        foreach (var line in rule.Lines.Distinct())
        {
            var of = some.Where(await OfAsync(line, actors, cancellationToken)).Select(journalist => journalist.Id);
            holds.Add((line, await of.ToHashSetAsync(cancellationToken)));
        }

        return new Found(
            ids.Count,
            [
                .. first.Select(id =>
                    (rows[id], (IReadOnlyList<RuleLine>)[.. holds.Where(each => each.Of.Contains(id)).Select(each => each.Line)])
                ),
            ]
        );
    }

    /// <param name="line">A condition.</param>
    /// <param name="among">Actors that alone are asked about, so that a few do not cost as much as all; null asks about everybody.</param>
    /// <param name="cancellationToken">The request's.</param>
    private async Task<Expression<Func<Journalist, bool>>> OfAsync(RuleLine line, List<Guid>? among, CancellationToken cancellationToken)
    {
        var holds = line.Field switch
        {
            RuleField.Beat => OfBeat(Normal.Of(line.Value ?? "")),
            RuleField.OutletKind => OfKind(RuleLine.Kind(line.Value) ?? OutletKind.OtherOutlet),
            RuleField.Territory => await OfTerritoryAsync(Normal.Of(line.Value ?? ""), cancellationToken),
            RuleField.Language => OfLanguage(line.Value ?? ""),
            RuleField.Tag => OfTag(Normal.Of(line.Value ?? "")),
            RuleField.LastContact => InContactSince(line.Number ?? 0, among),
            _ => Answered(line.Test == RuleTest.Never ? 1 : line.Number ?? 1, among),
        };
        return line.Test is RuleTest.IsNot or RuleTest.NotWithin or RuleTest.Never
            ? Expression.Lambda<Func<Journalist, bool>>(Expression.Not(holds.Body), holds.Parameters)
            : holds;
    }

    private static Expression<Func<Journalist, bool>> OfBeat(string beat)
    {
        var key = $"|{beat}|";
        return journalist => journalist.BeatKeys.Contains(key);
    }

    private static Expression<Func<Journalist, bool>> OfLanguage(string code) => journalist => journalist.Languages.Contains(code);

    private IQueryable<OutletRole> RolesNow() => db.Set<OutletRole>().Where(OutletRole.HoldsOn(db.Here.Today));

    private Expression<Func<Journalist, bool>> OfKind(OutletKind kind)
    {
        var there = RolesNow().Where(role => role.Outlet.Type == kind).Select(role => role.JournalistId);
        return journalist => there.Contains(journalist.Id);
    }

    // The database does not know that "Île-de-France" is "ile de france": the spellings that are in use are told it one by one.
    private async Task<Expression<Func<Journalist, bool>>> OfTerritoryAsync(string territory, CancellationToken cancellationToken)
    {
        var ofActors = await db.Set<Journalist>()
            .Where(journalist => journalist.Actor.Territory != "")
            .Select(journalist => journalist.Actor.Territory)
            .Distinct()
            .ToListAsync(cancellationToken);
        var ofOutlets = await db.Set<Outlet>()
            .Where(outlet => outlet.Territory != "")
            .Select(outlet => outlet.Territory)
            .Distinct()
            .ToListAsync(cancellationToken);
        var spelt = ofActors.Union(ofOutlets, StringComparer.Ordinal).Where(text => Normal.Of(text) == territory).ToList();
        var there = RolesNow().Where(role => spelt.Contains(role.Outlet.Territory)).Select(role => role.JournalistId);
        return journalist => spelt.Contains(journalist.Actor.Territory) || there.Contains(journalist.Id);
    }

    private Expression<Func<Journalist, bool>> OfTag(string tag)
    {
        var tagged = db.Set<JournalistTag>().Where(each => each.FindText == tag).Select(each => each.JournalistId);
        var filed = from each in db.Set<ActorTag>() where each.FindText == tag select each.ActorId;
        return journalist => tagged.Contains(journalist.Id) || filed.Contains(journalist.ActorId);
    }

    private Expression<Func<Journalist, bool>> InContactSince(int days, List<Guid>? among)
    {
        var (day, instant) = (db.Here.Today.AddDays(-days), db.Here.Now.AddDays(-days));
        var present = db.Set<InteractionActor>().AsQueryable();
        present = among is null ? present : present.Where(with => among.Contains(with.ActorId));
        var met =
            from interaction in db.Set<Interaction>()
            join with in present on interaction.Id equals with.InteractionId
            where interaction.HeldOn >= day
            select with.ActorId;
        var mailed = Owners(db.Set<Delivery>().Where(each => each.State == DeliveryState.Accepted && each.SettledAt >= instant), among);
        var wrote = Owners(Answers().Where(each => each.At >= instant).Select(each => each.Delivery), among);
        return journalist => met.Contains(journalist.ActorId) || mailed.Contains(journalist.ActorId) || wrote.Contains(journalist.ActorId);
    }

    private Expression<Func<Journalist, bool>> Answered(int times, List<Guid>? among)
    {
        var often =
            from answer in Answers()
            join detail in Addresses(among) on answer.Delivery.AddressKey equals detail.Value
            group answer by detail.ActorId into some
            where some.Count() >= times
            select some.Key;
        return journalist => often.Contains(journalist.ActorId);
    }

    private IQueryable<ContactDetail> Addresses(List<Guid>? among)
    {
        var all = db.Set<ContactDetail>().Where(detail => detail.Kind == ContactKind.Email);
        return among is null ? all : all.Where(detail => among.Contains(detail.ActorId));
    }

    private IQueryable<Guid> Owners(IQueryable<Delivery> deliveries, List<Guid>? among) =>
        from delivery in deliveries
        join detail in Addresses(among) on delivery.AddressKey equals detail.Value
        select detail.ActorId;

    private sealed class Answer
    {
        public required Delivery Delivery { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    private IQueryable<Answer> Answers() =>
        from mail in db.Set<IncomingMail>()
        join delivery in db.Set<Delivery>() on mail.AnswersId equals delivery.Id
        where mail.Kind == InboundKind.Reply
        select new Answer { Delivery = delivery, At = mail.ReceivedAt };

    private static Expression<Func<Journalist, bool>> Join(List<Expression<Func<Journalist, bool>>> parts, RuleJoin join)
    {
        var journalist = Expression.Parameter(typeof(Journalist), "journalist");
        var bodies = parts.Select(part => new Named(part.Parameters[0], journalist).Visit(part.Body));
        var whole = bodies.Aggregate((one, other) => join == RuleJoin.All ? Expression.AndAlso(one, other) : Expression.OrElse(one, other));
        return Expression.Lambda<Func<Journalist, bool>>(whole, journalist);
    }

    /// <summary>The conditions speak of one and the same journalist.</summary>
    private sealed class Named(ParameterExpression before, ParameterExpression after) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == before ? after : base.VisitParameter(node);
    }
}
