using CampaignHub.Data;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Features.Press.FollowUps;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Kits;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Features.Press.Watches;
using CampaignHub.Platform.Records;

namespace CampaignHub.Features.Press;

/// <summary>What the press work holds about a journalist.</summary>
internal sealed class PressPersonalData : IPersonalData
{
    public IEnumerable<PersonalTable> Tables =>
        [
            new PersonalTable<Journalist>("As a journalist", Of),
            new PersonalTable<OutletRole>(
                "Outlets",
                (db, person) => db.Set<OutletRole>().Where(each => Of(db, person).Any(one => one.Id == each.JournalistId))
            ),
            new PersonalTable<JournalistTag>(
                "Tags",
                (db, person) => db.Set<JournalistTag>().Where(each => Of(db, person).Any(one => one.Id == each.JournalistId))
            ),
            new PersonalTable<PressListMember>(
                "Press lists",
                (db, person) => db.Set<PressListMember>().Where(each => Of(db, person).Any(one => one.Id == each.JournalistId))
            ),
            new PersonalTable<Reaction>(
                "What they said to releases",
                (db, person) => db.Set<Reaction>().Where(each => Of(db, person).Any(one => one.Id == each.JournalistId))
            ),
            new PersonalTable<CoverageItem>("Press review", Signed, OnErasure.KeptWithoutName, SignedStays),
            new PersonalTable<CoverageProposal>(
                "Articles that a feed proposed",
                (db, person) => db.Set<CoverageProposal>().Where(each => Signed(db, person).Any(item => item.Id == each.ItemId)),
                OnErasure.KeptWithoutName,
                SignedStays
            ),
            new PersonalTable<JournalEntry>(
                "Journal",
                (db, person) => db.Set<JournalEntry>().Where(each => Of(db, person).Any(one => one.Id == each.RecordId)),
                OnErasure.KeptWithoutName,
                "That something was changed, when and by whom stays; what it said goes."
            ),
        ];

    private const string SignedStays = "What a newspaper published stays, as it signed it; that it is by somebody of our directory goes.";

    public IEnumerable<Type> Published =>
        [typeof(Release), typeof(PressKit), typeof(KitPiece), typeof(CoverageItem), typeof(CoverageProposal), typeof(Outlet)];

    public IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day) =>
        [db.Set<Journalist>().Where(each => each.ChangedAt >= instant).Select(each => each.ActorId)];

    private static IQueryable<CoverageItem> Signed(HubDb db, Person person) =>
        db.Set<CoverageItem>().Where(each => Of(db, person).Any(one => one.Id == each.JournalistId));

    private static IQueryable<Journalist> Of(HubDb db, Person person) => db.Set<Journalist>().Where(each => each.ActorId == person.Id);
}
