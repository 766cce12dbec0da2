using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// What the lines of a dry run said so far of each actor, as hashes, so that it knows without writing anything which line says something new.
/// </summary>
internal sealed class ToldBefore
{
    private const string Class = "class";
    private const string Organisation = "organisation";
    private const string Tags = "tag";

    private readonly HashSet<Guid> _actors = [];
    private readonly Dictionary<ulong, ulong> _values = [];
    private readonly HashSet<ulong> _lists = [];

    /// <returns>Null when no line spoke of the actor yet: the directory knows.</returns>
    public bool? Changes(DecidedLine line)
    {
        if (!_actors.Contains(line.Actor))
        {
            return null;
        }

        var before = _lists.Count;
        return Remember(line) || _lists.Count > before;
    }

    /// <summary>A line that makes its actor, or says more of one.</summary>
    public bool Remember(DecidedLine line)
    {
        var changed = false;
        _actors.Add(line.Actor);
        foreach (var (field, value) in line.Row.Fields())
        {
            changed |= value.Length > 0 && Say(line.Actor, field, value);
        }

        foreach (var contact in line.Row.Contacts)
        {
            _lists.Add(TextIndex.HashOf($"{line.Actor}", $"{contact.Kind}", contact.Value));
        }

        if (line.Organisation is { } organisation && organisation != line.Actor)
        {
            _lists.Add(TextIndex.HashOf($"{line.Actor}", Organisation, $"{organisation}"));
        }

        if (line.OnMap)
        {
            line.Row.Tags.ToList().ForEach(tag => Tag(line.Actor, tag));
            changed = line.Row.Values.Aggregate(changed, (any, value) => Say(line.Actor, $"{value.Field}", value.Text) | any);
        }

        // Whoever a line only named stands on the map once a line speaks of it.
        var @class = line.Row.Class ?? (_values.ContainsKey(TextIndex.HashOf($"{line.Actor}", Class)) ? null : TargetClass.Observer);
        return (line.OnMap && @class is not null && Say(line.Actor, Class, $"{@class}")) | changed;
    }

    /// <summary>An actor of the directory as the line left it.</summary>
    public void Remember(Actor actor, DecidedLine line, Stakeholder? stakeholder, Traits traits)
    {
        Remember(line);
        foreach (var (field, (read, _)) in ImportedKinds.Fields)
        {
            Say(actor.Id, field, read(actor));
        }

        foreach (var contact in actor.Contacts)
        {
            _lists.Add(TextIndex.HashOf($"{actor.Id}", $"{contact.Kind}", contact.Value));
        }

        if (stakeholder is null)
        {
            return;
        }

        Say(actor.Id, Class, $"{stakeholder.Class}");
        traits.TagsOf(stakeholder.Id).ToList().ForEach(tag => Tag(actor.Id, tag));
        foreach (var (field, text) in traits.ValuesOf(stakeholder.Id))
        {
            Say(actor.Id, $"{field.Id}", text);
        }
    }

    // Another spelling of a tag is no other tag.
    private void Tag(Guid actor, string tag) => _lists.Add(TextIndex.HashOf($"{actor}", Tags, Normal.Of(tag)));

    private bool Say(Guid actor, string field, string value)
    {
        var (place, hash) = (TextIndex.HashOf($"{actor}", field), TextIndex.HashOf(value));
        var isSame = _values.TryGetValue(place, out var before) && before == hash;
        _values[place] = hash;
        return !isSame;
    }
}
