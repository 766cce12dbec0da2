using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Journalists;

namespace CampaignHub.Tests.Features.Press;

/// <summary>Journalists of the directory.</summary>
internal static class PressPeople
{
    /// <param name="db">It is not saved yet.</param>
    /// <param name="email">Empty for somebody without an address.</param>
    public static Journalist Add(HubDb db, string firstName, string name, string email = "", string beats = "", string territory = "")
    {
        var actor = new Actor
        {
            Type = ActorKind.Person,
            FirstName = firstName,
            Name = name,
            Territory = territory,
        };
        actor.Collect("Their card", new DateOnly(2022, 5, 4));
        var journalist = new Journalist { ActorId = actor.Id, Actor = actor };
        journalist.Cover(beats);
        db.Add(journalist);
        if (email.Length > 0)
        {
            var detail = new ContactDetail { ActorId = actor.Id };
            detail.Describe(ContactKind.Email, email, "Their card", new DateOnly(2022, 5, 4));
            db.Add(detail);
        }

        return journalist;
    }
}
