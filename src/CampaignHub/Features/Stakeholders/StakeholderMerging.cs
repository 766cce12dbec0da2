using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Features.Stakeholders.Networks;
using CampaignHub.Features.Stakeholders.Register;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform;
using CampaignHub.Platform.Records.Merging;

namespace CampaignHub.Features.Stakeholders;

/// <summary>What becomes of a campaign's rows when two actors become one: statements, assessments and contacts all stay, and the stance follows from them.</summary>
internal static class StakeholderMerging
{
    /// <summary>On the map twice: the class of the one that stays counts.</summary>
    private static readonly MergeRule<Stakeholder> Stakeholders = new()
    {
        Take = (kept, other) =>
        {
            kept.OwnerId ??= other.OwnerId;
            kept.IsUs |= other.IsUs;
            // What the search finds it by: tags and values of both are its own now.
            kept.OwnWords = Joined(kept.OwnWords, other.OwnWords, " ", int.MaxValue);
            kept.Note = Joined(kept.Note, other.Note, "\n\n", Stakeholder.NoteMaxLength);
            kept.Recount();
        },
    };

    private static readonly MergeRule<DirectInfluence> Influences = new() { Void = each => each.FromId == each.ToId };

    /// <summary>A property that only the other card has is kept as well.</summary>
    private static readonly MergeRule<KeptCard> Cards = new()
    {
        Take = (kept, other) =>
            kept.Lines = Joined(
                kept.Lines,
                string.Join('\n', other.Lines.Split('\n').Except(kept.Lines.Split('\n'))),
                "\n",
                KeptCard.MaxLength
            ),
    };

    public static void Register(HubBuilder hub) =>
        hub.Merging(Stakeholders)
            .Merging(Influences)
            .Merging(Cards)
            .Merging(new MergeRule<InteractionActor>())
            .Merging(new MergeRule<MactorSeat>())
            .Merging(new MergeRule<NetworkPlace>())
            // The same field filled in for both, the register's word on both: the one that stays has it.
            .Merging(new MergeRule<FieldValue>())
            .Merging(new MergeRule<Official>())
            .Merging(Pointer.Moves<Interaction>(nameof(Interaction.AboutId), nameof(Interaction.AboutKind)))
            .Merging(Pointer.MovesInText<ImportReview>(nameof(ImportReview.Candidates)))
            // A demand is never merged.
            .Merging(Pointer.Stays<ShiftReport>(nameof(ShiftReport.DemandId)))
            // An import is undone for the records that it made, never for the one that another became.
            .Merging(Pointer.Stays<ImportChange>(nameof(ImportChange.RecordId)));

    private static string Joined(string one, string other, string between, int most)
    {
        if (one.Length == 0 || other.Length == 0 || one == other)
        {
            return one.Length > 0 ? one : other;
        }

        return one.Length + between.Length + other.Length <= most ? $"{one}{between}{other}" : one;
    }
}
