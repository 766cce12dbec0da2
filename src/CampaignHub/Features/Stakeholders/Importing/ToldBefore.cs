using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// What the lines of a dry run said so far of each actor, so that it knows without writing anything which line says something new: 32 bits of a hash of
/// each value, so that of two values of one field one in four billion passes for the other.
/// </summary>
internal sealed class ToldBefore(ImportBatch batch)
{
    // What a file says of most actors, whatever else it has columns for.
    private const int UsualColumns = 8;

    private const string Class = "class";
    private const string Organisation = "organisation";
    private const string Tags = "tag";

    // By actor and field the value; by actor and a text of a list, and by actor alone, that it was said.
    private readonly HashSlots _said = new(batch.Lines * (1 + Math.Min(batch.Columns.Count, UsualColumns)));

    /// <returns>Null when no line spoke of the actor yet: the directory knows.</returns>
    public bool? Changes(DecidedLine line)
    {
        if (!_said.TryGet(TextIndex.HashOf(line.Actor), out _))
        {
            return null;
        }

        var before = _said.Count;
        return Remember(line) || _said.Count > before;
    }

    /// <summary>A line that makes its actor, or says more of one.</summary>
    public bool Remember(DecidedLine line)
    {
        var changed = false;
        _said.Slot(TextIndex.HashOf(line.Actor), out _);
        foreach (var (field, value) in line.Row.Fields())
        {
            changed |= value.Length > 0 && Say(line.Actor, field, value);
        }

        foreach (var contact in line.Row.Contacts)
        {
            _said.Slot(TextIndex.HashOf($"{line.Actor}", $"{contact.Kind}", contact.Value), out _);
        }

        if (line.Organisation is { } organisation && organisation != line.Actor)
        {
            _said.Slot(TextIndex.HashOf($"{line.Actor}", Organisation, $"{organisation}"), out _);
        }

        if (line.OnMap)
        {
            line.Row.Tags.ToList().ForEach(tag => Tag(line.Actor, tag));
            changed = line.Row.Values.Aggregate(changed, (any, value) => Say(line.Actor, $"{value.Field}", value.Text) | any);
        }

        // Whoever a line only named stands on the map once a line speaks of it.
        var @class = line.Row.Class ?? (_said.TryGet(TextIndex.HashOf($"{line.Actor}", Class), out _) ? null : TargetClass.Observer);
        return (line.OnMap && @class is not null && Say(line.Actor, Class, $"{@class}")) | changed;
    }

    /// <summary>An actor of the directory as the line left it.</summary>
    public void Remember(Actor actor, DecidedLine line, Stakeholder? stakeholder, Traits traits)
    {
        Remember(line);
        foreach (var (field, (read, _)) in ImportedKinds.Fields)
        {
            // Nothing said is nothing to be held against.
            if (read(actor) is { Length: > 0 } value)
            {
                Say(actor.Id, field, value);
            }
        }

        foreach (var contact in actor.Contacts)
        {
            _said.Slot(TextIndex.HashOf($"{actor.Id}", $"{contact.Kind}", contact.Value), out _);
        }

        if (stakeholder is null)
        {
            return;
        }

        Say(actor.Id, Class, $"{stakeholder.Class}");
        traits.TagsOf(stakeholder).ToList().ForEach(tag => Tag(actor.Id, tag));
        foreach (var (field, text) in traits.ValuesOf(stakeholder.Id))
        {
            Say(actor.Id, $"{field.Id}", text);
        }
    }

    // Another spelling of a tag is no other tag.
    private void Tag(Guid actor, string tag) => _said.Slot(TextIndex.HashOf($"{actor}", Tags, Normal.Of(tag)), out _);

    private bool Say(Guid actor, string field, string value)
    {
        ref var said = ref _said.Slot(TextIndex.HashOf($"{actor}", field), out var isThere);
        var hash = unchecked((int)TextIndex.HashOf(value));
        var isSame = isThere && said == hash;
        said = hash;
        return !isSame;
    }
}
