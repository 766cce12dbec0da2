using System.Globalization;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What an import notes its changes under.</summary>
internal static class ImportedKinds
{
    public const string Actor = "actor";
    public const string Stakeholder = "stakeholder";
    public const string Contact = "contact_detail";
    public const string Tie = "tie";
    public const string Post = "post";
    public const string Mandate = "mandate";

    /// <summary>The field under which strength and dates of a tie or a mandate are noted together.</summary>
    public const string Whole = "whole";

    /// <summary>The field under which a tag that a stakeholder was given is noted.</summary>
    public const string Tag = "tag";

    private const string FieldMark = "field:";

    /// <summary>The field under which the value of a custom field is noted.</summary>
    public static string OfField(Guid field) => $"{FieldMark}{field:N}";

    /// <summary>The custom field that a change is about; null where it is another one.</summary>
    public static Guid? FieldOf(string? noted) =>
        noted?.StartsWith(FieldMark, StringComparison.Ordinal) == true ? Guid.ParseExact(noted[FieldMark.Length..], "N") : null;

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

    /// <summary><c>3|2023-01-01||2023-02-01</c>: strength, first and last day, the last day it was known to hold.</summary>
    public static string Span(int strength, DateOnly? from, DateOnly? until, DateOnly? known = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{strength}|{Iso(from)}|{Iso(until)}|{Iso(known)}");

    public static (int Strength, DateOnly? From, DateOnly? Until, DateOnly? Known) Span(string text)
    {
        var parts = text.Split('|');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), Day(parts[1]), Day(parts[2]), Day(parts[3]));
    }

    private static string Iso(DateOnly? day) => day is { } known ? Days.Iso(known) : "";

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
