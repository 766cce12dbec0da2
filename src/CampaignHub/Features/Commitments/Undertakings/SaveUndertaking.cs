using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Undertakings;

/// <summary>Notes what we promised, or changes it; the pages, the API and recipes call it.</summary>
internal sealed class SaveUndertaking(HubDb db)
{
    internal sealed record Input
    {
        /// <summary>Given by a recipe; else a new one.</summary>
        public Guid? Id { get; init; }
        public required string? Words { get; init; }
        public required Guid? ToId { get; init; }

        /// <summary>The meeting's day when it is left out.</summary>
        public DateOnly? MadeOn { get; init; }
        public Guid? MeetingId { get; init; }
        public DateOnly? DueOn { get; init; }
    }

    /// <param name="undertaking">Null makes a new one.</param>
    public async Task<Undertaking> ExecuteAsync(Undertaking? undertaking, Input input, CancellationToken cancellationToken)
    {
        var meeting = input.MeetingId is null
            ? null
            : await db.Set<Meeting>().SingleOrDefaultAsync(each => each.Id == input.MeetingId, cancellationToken)
                ?? throw new RefusedException("This meeting is not there any more.");
        var to =
            await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == input.ToId, cancellationToken)
            ?? throw new RefusedException("To whom did we promise it? Choose somebody of the directory.");
        var day = input.MadeOn ?? meeting?.StartsOn ?? throw new RefusedException("On which day did we promise it?");
        if (day > db.Here.Today || day.Year < 1950)
        {
            throw new RefusedException("On which day did we promise it?");
        }

        var isNew = undertaking is null;
        undertaking ??= new Undertaking { Id = input.Id ?? OrderedId.Next(), CampaignId = db.Here.Campaign.Id };
        undertaking.Describe(input.Words, to.Id, day, meeting?.Id, input.DueOn);
        if (isNew)
        {
            db.Add(undertaking);
        }

        await db.SaveChangesAsync(cancellationToken);
        return undertaking;
    }
}
