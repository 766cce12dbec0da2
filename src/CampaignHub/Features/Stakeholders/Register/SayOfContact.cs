using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>What a person says of an interaction for the register; the API and recipes fill the same.</summary>
internal sealed record RegisterWords(RegisterAction? Action, RegisterDecision? Decision, string? Subject, string? Fields);

/// <summary>Writes what the register asks of an interaction, and proposes it.</summary>
internal sealed class SayOfContact(HubDb db)
{
    // Shorter names are words of every sentence.
    private const int ShortestName = 3;

    public async Task ExecuteAsync(Interaction interaction, RegisterWords words, CancellationToken cancellationToken)
    {
        await RefuseNamesAsync(interaction, words, cancellationToken);
        var line = await db.Set<RegisterLine>().SingleOrDefaultAsync(each => each.InteractionId == interaction.Id, cancellationToken);
        if (line is null)
        {
            line = new RegisterLine { CampaignId = interaction.CampaignId, InteractionId = interaction.Id };
            db.Add(line);
        }

        line.Say(words.Action, words.Decision, words.Subject, words.Fields);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>From the kind of contact, and from what was said last of a contact with the same people. Only shown: nobody said it yet.</summary>
    public async Task<RegisterWords> ProposeAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var actors = interaction.Actors.Select(with => with.ActorId).ToList();
        var last = await (
            from line in db.Set<RegisterLine>().AsNoTracking()
            join other in db.Set<Interaction>() on line.InteractionId equals other.Id
            where other.Id != interaction.Id && other.Actors.Any(with => actors.Contains(with.ActorId))
            orderby other.HeldOn descending, other.Id descending
            select line
        ).FirstOrDefaultAsync(cancellationToken);
        return new RegisterWords(UsualOf(interaction.Type), last?.Decision, last?.Subject, last?.Fields);
    }

    private static RegisterAction UsualOf(InteractionType type) =>
        type == InteractionType.Mail ? RegisterAction.RegularCorrespondence : RegisterAction.InformalTalks;

    // The declaration is published: it names matters, not people.
    private async Task RefuseNamesAsync(Interaction interaction, RegisterWords words, CancellationToken cancellationToken)
    {
        var said = $" {Normal.Of($"{words.Subject} {words.Fields}")} ";
        var ids = interaction.Actors.Select(with => with.ActorId).ToList();
        var people = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => ids.Contains(actor.Id) && actor.Type == ActorKind.Person)
            .ToListAsync(cancellationToken);
        if (
            people.Find(person =>
                person.Name.Length >= ShortestName && said.Contains($" {Normal.Of(person.Name)} ", StringComparison.Ordinal)
            ) is
            { } named
        )
        {
            throw new RefusedException("The register publishes this: name the matter, not {0}.", named.FullName);
        }
    }
}
