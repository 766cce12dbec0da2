using CampaignHub.Features.Directory;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What an import notes its changes under.</summary>
internal static class ImportedKinds
{
    public const string Actor = "actor";
    public const string Stakeholder = "stakeholder";
    public const string Contact = "contact_detail";
    public const string Tie = "tie";

    /// <summary>The fields of an actor that a line may change, with how they are read and written.</summary>
    public static readonly IReadOnlyDictionary<string, (Func<Actor, string> Read, Action<Actor, string> Write)> Fields = new Dictionary<
        string,
        (Func<Actor, string>, Action<Actor, string>)
    >(StringComparer.Ordinal)
    {
        [nameof(Directory.Actor.FirstName)] = (actor => actor.FirstName, (actor, value) => actor.FirstName = value),
        [nameof(Directory.Actor.Name)] = (actor => actor.Name, (actor, value) => actor.Name = value),
        [nameof(Directory.Actor.Acronym)] = (actor => actor.Acronym, (actor, value) => actor.Acronym = value),
        [nameof(Directory.Actor.Function)] = (actor => actor.Function, (actor, value) => actor.Function = value),
        [nameof(Directory.Actor.Territory)] = (actor => actor.Territory, (actor, value) => actor.Territory = value),
        [nameof(Directory.Actor.Note)] = (actor => actor.Note, (actor, value) => actor.Note = value),
    };
}
