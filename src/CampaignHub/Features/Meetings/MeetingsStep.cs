using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>
/// <c>CampaignHub.Meetings</c>: meetings with their delegations and minutes. One that the file says was held is held from the start, and workflows hear
/// of it as of any other. Minutes that are there already are not overwritten.
/// </summary>
internal sealed class MeetingsStep(HubDb db, SaveMeeting save, PutDemands put, HoldMeeting hold, RecordReply reply)
    : RecipeStep<MeetingsStep.Model>
{
    public override string Name => "CampaignHub.Meetings";

    internal sealed record Model(IReadOnlyList<MeetingModel> Meetings);

    /// <param name="Day">Without it the meeting is only asked for.</param>
    /// <param name="Status">Told for those that were held or closed; the day says the rest.</param>
    /// <param name="With">Ids of actors of a <c>CampaignHub.Directory</c> step.</param>
    /// <param name="WithText">Whom it is with, where the directory does not say it.</param>
    /// <param name="OnTheirRequest">They asked for it, not we.</param>
    internal sealed record MeetingModel(
        string Id,
        string Title,
        DateOnly? Day,
        TimeOnly? Time,
        string? Place,
        MeetingStatus? Status,
        IReadOnlyList<string>? With,
        string? WithText,
        string? Notes,
        IReadOnlyList<MemberModel>? Delegation,
        IReadOnlyList<MinutesModel>? Minutes,
        int? ReplyWorkingDays,
        DateOnly? ReplyReceivedOn,
        MinutesState? MinutesState,
        bool? OnTheirRequest = null
    );

    /// <param name="Actor">The id of an actor; else the name.</param>
    internal sealed record MemberModel(string? Actor, string? Name, DelegationSide Side, string? Role, bool? Speaks);

    /// <param name="Demand">The id of a demand: being here, it was put.</param>
    internal sealed record MinutesModel(string Demand, string? Said, AnswerType? Answer, string? Note);

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var model in step.Meetings)
        {
            if (!await IsWholeAsync(model, run, cancellationToken))
            {
                continue;
            }

            try
            {
                await ApplyAsync(model, run, cancellationToken);
            }
            catch (RefusedException refused)
            {
                run.Problem($"/meetings/{model.Id}", refused.Template, [.. refused.Values]);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task ApplyAsync(MeetingModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var id = run.Key(Meeting.Kind, model.Id);
        var kept = await MeetingSheet
            .Whole(db)
            .IgnoreQueryFilters([HubDb.TrashFilter])
            .SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (kept?.TrashedAt is not null)
        {
            return;
        }

        var meeting =
            kept
            ?? new Meeting
            {
                Id = id,
                CampaignId = db.Here.Campaign.Id,
                Title = model.Title,
            };
        await save.ExecuteAsync(meeting, FormOf(model, meeting, run), cancellationToken);
        Seat(model, meeting, run);
        var isNew = meeting.Minutes.Count == 0;
        if (model.Minutes is { Count: > 0 } minutes)
        {
            await put.ExecuteAsync(meeting, [.. minutes.Select(each => run.Key(Demand.Kind, each.Demand))], cancellationToken);
        }

        if (model.Status >= MeetingStatus.Held)
        {
            await AfterAsync(model, meeting, run, isNew, cancellationToken);
        }
    }

    // What came after the meeting.
    private async Task AfterAsync(MeetingModel model, Meeting meeting, RecipeRun run, bool isNew, CancellationToken cancellationToken)
    {
        await hold.ExecuteAsync(meeting, model.OnTheirRequest ?? false, cancellationToken);
        if (model.ReplyReceivedOn is { } day)
        {
            await reply.ExecuteAsync(meeting, day, cancellationToken);
        }

        if (isNew)
        {
            foreach (var written in model.Minutes ?? [])
            {
                var demand = run.Key(Demand.Kind, written.Demand);
                meeting
                    .Minutes.Single(item => item.DemandId == demand)
                    .Record(written.Said, written.Answer ?? AnswerType.Put, written.Note);
            }

            Send(model, meeting);
        }

        if (model.Status == MeetingStatus.Closed)
        {
            meeting.Close();
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Send(MeetingModel model, Meeting meeting)
    {
        if (model.MinutesState is { } state and not MinutesState.Internal)
        {
            meeting.MoveMinutes(MinutesState.Sent);
            meeting.MoveMinutes(state);
        }
    }

    private static MeetingForm FormOf(MeetingModel model, Meeting meeting, RecipeRun run) =>
        new()
        {
            Title = model.Title,
            With = model.WithText,
            Actors = [.. (model.With ?? []).Select(actor => run.Key(Actor.Kind, actor)).Distinct()],
            StartsOn = model.Day,
            StartsAt = model.Time,
            Place = model.Place,
            ReplyWorkingDays = model.ReplyWorkingDays ?? meeting.ReplyWorkingDays,
            Notes = model.Notes ?? meeting.Notes,
        };

    private void Seat(MeetingModel model, Meeting meeting, RecipeRun run)
    {
        foreach (var (member, index) in (model.Delegation ?? []).Select((member, index) => (member, index)))
        {
            var id = run.Key("delegation_member", $"{model.Id}/{index}");
            var seat = meeting.Delegation.FirstOrDefault(each => each.Id == id);
            if (seat is null)
            {
                seat = DelegationMember.Of(meeting, id);
                db.Add(seat);
            }

            seat.Describe(
                member.Actor is { } actor ? run.Key(Actor.Kind, actor) : null,
                member.Name,
                member.Side,
                member.Role,
                member.Speaks ?? false
            );
        }
    }

    // What the meeting points to has to be there.
    private async Task<bool> IsWholeAsync(MeetingModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var isWhole = true;
        foreach (var actor in (model.With ?? []).Concat((model.Delegation ?? []).Select(member => member.Actor).OfType<string>()))
        {
            var id = run.Key(Actor.Kind, actor);
            if (!await db.WithTrash<Actor>().AnyAsync(each => each.Id == id, cancellationToken))
            {
                run.Problem($"/meetings/{model.Id}", "there is no actor \"{0}\"", actor);
                isWhole = false;
            }
        }

        foreach (var demand in (model.Minutes ?? []).Select(each => each.Demand))
        {
            var id = run.Key(Demand.Kind, demand);
            if (!await db.Set<Demand>().AnyAsync(each => each.Id == id, cancellationToken))
            {
                run.Problem($"/meetings/{model.Id}/minutes", "there is no demand \"{0}\"", demand);
                isWhole = false;
            }
        }

        return isWhole;
    }
}
