using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>What tells an actor from another of the same name: acronym, post or function, whom they belong to, outlet, territory, mail address.</summary>
internal sealed class TellApart(HubDb db, ActorProfile profile, IEnumerable<IActorMarks> marks)
{
    /// <returns>For each of them; may be empty.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var facts = await db.Set<Actor>()
            .Where(actor => actors.Contains(actor.Id))
            .Select(actor => new
            {
                actor.Id,
                actor.Acronym,
                actor.Function,
                actor.Territory,
            })
            .ToListAsync(cancellationToken);
        var posts = await profile.PostsOnAsync(actors, db.Here.Today, cancellationToken);
        var bodies = await BodiesAsync(actors, cancellationToken);
        var mails = await MailsAsync(actors, cancellationToken);
        var told = new List<IReadOnlyDictionary<Guid, string>>();
        foreach (var each in marks)
        {
            told.Add(await each.ReadAsync(actors, cancellationToken));
        }

        return facts.ToDictionary(
            actor => actor.Id,
            actor =>
                Join([
                    actor.Acronym,
                    posts.GetValueOrDefault(actor.Id, actor.Function),
                    bodies.GetValueOrDefault(actor.Id, ""),
                    .. told.Select(each => each.GetValueOrDefault(actor.Id, "")),
                    actor.Territory,
                    mails.GetValueOrDefault(actor.Id, ""),
                ])
        );
    }

    public static string Join(params IEnumerable<string> texts) => string.Join(" · ", texts.Where(text => text.Length > 0));

    private async Task<Dictionary<Guid, string>> BodiesAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        var bodies = await (
            from tie in db.Set<Tie>()
            join body in db.Set<Actor>() on tie.ToId equals body.Id
            where tie.Type == TieType.MemberOf && actors.Contains(tie.FromId) && (tie.Until == null || tie.Until >= today)
            orderby tie.Strength descending, tie.Id
            select new
            {
                tie.FromId,
                body.Name,
                body.Acronym,
            }
        ).ToListAsync(cancellationToken);
        return bodies
            .GroupBy(body => body.FromId)
            .ToDictionary(ofOne => ofOne.Key, ofOne => ofOne.First().Acronym.Length > 0 ? ofOne.First().Acronym : ofOne.First().Name);
    }

    private async Task<Dictionary<Guid, string>> MailsAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var mails = await db.Set<ContactDetail>()
            .Where(contact => actors.Contains(contact.ActorId) && contact.Kind == ContactKind.Email)
            .Where(ContactDetail.HoldsOn(db.Here.Today))
            .OrderBy(contact => contact.Id)
            .Select(contact => new { contact.ActorId, contact.Value })
            .ToListAsync(cancellationToken);
        return mails.GroupBy(mail => mail.ActorId).ToDictionary(ofOne => ofOne.Key, ofOne => ofOne.First().Value);
    }
}
