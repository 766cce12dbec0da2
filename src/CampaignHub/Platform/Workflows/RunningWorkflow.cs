using CampaignHub.Platform.Records;

namespace CampaignHub.Platform.Workflows;

/// <summary>What an activity of a feature asks of the workflow it runs in, and where it says what it did.</summary>
internal sealed class RunningWorkflow
{
    private readonly List<Telling> _effects = [];

    /// <summary>The record that started it, when that was an event about one.</summary>
    public SubjectRef? About { get; private set; }

    /// <summary>The name of that record as it is now; empty when there is none.</summary>
    public string AboutTitle { get; private set; } = "";

    /// <summary>The path of that record's page, or of the workflow's own.</summary>
    public string Link { get; private set; } = "";

    public void Enter(SubjectRef? about, string aboutTitle, string link) => (About, AboutTitle, Link) = (about, aboutTitle, link);

    /// <summary>What was done, for the journal: an English sentence with places, its values, and a path to what was made.</summary>
    public void Did(string sentence, IReadOnlyList<string> values, string? link = null) =>
        _effects.Add(new Telling(sentence, values, link));

    /// <summary>What was said since the last time this was asked.</summary>
    public IReadOnlyList<Telling> TakeEffects()
    {
        Telling[] taken = [.. _effects];
        _effects.Clear();
        return taken;
    }
}
