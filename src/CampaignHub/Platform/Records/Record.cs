namespace CampaignHub.Platform.Records;

/// <summary>
/// What people edit: versioned, journaled, and put in the trash before it is gone. <see cref="Data.HubDb"/> keeps these members.
/// </summary>
internal abstract class Record
{
    public Guid Id { get; init; } = OrderedId.Next();

    /// <summary>Raised at each change; a form that carries an older one is a stale edit.</summary>
    public int Version { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public Guid? CreatedById { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Since when it lies in the trash; queries pass over it.</summary>
    public DateTimeOffset? TrashedAt { get; private set; }

    public void Trash(DateTimeOffset now) => TrashedAt ??= now;

    public void Restore() => TrashedAt = null;
}

/// <summary>A row that belongs to one campaign: queries see only the campaign that was entered.</summary>
internal interface IInCampaign
{
    Guid CampaignId { get; set; }
}

/// <summary>A row of one campaign or, where null, of the workspace: a campaign sees its own, the workspace's are seen by name only (<c>IgnoreQueryFilters</c>) or everywhere.</summary>
internal interface IMayBeInCampaign
{
    Guid? CampaignId { get; }
}

/// <summary>A record of one campaign. <see cref="CampaignId"/> is filled from the scope when it is saved.</summary>
internal abstract class CampaignRecord : Record, IInCampaign
{
    public Guid CampaignId { get; set; }
}

/// <summary>A record that people name, link to and search for.</summary>
internal interface ISubject
{
    /// <summary>Stable, snake_case: <c>stakeholder</c>.</summary>
    static abstract string Kind { get; }

    string SubjectTitle { get; }

    /// <summary>Words to find it by, beside its title; never what fewer people may read than the title.</summary>
    string? SubjectText => null;

    /// <summary>The campaign it is found in; null is the workspace's directory.</summary>
    Guid? SubjectCampaign => (this as IInCampaign)?.CampaignId;
}

/// <summary>A record whose lists are searched and sorted without case and accents, by a shadow of its words.</summary>
internal interface IFindable
{
    const int MaxLength = 1000;

    string FindText { get; set; }

    /// <summary>The words in the order they sort by.</summary>
    string ComposeFindText();
}

/// <summary>What the hub notes for itself about records that are journaled themselves: it leaves no entry of its own.</summary>
internal interface INotJournaled;

/// <summary>A property that never enters the journal: secrets, testimony text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotJournaledAttribute : Attribute;
