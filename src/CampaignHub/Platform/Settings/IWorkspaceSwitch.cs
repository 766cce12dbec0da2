namespace CampaignHub.Platform.Settings;

/// <summary>Something that a feature does only where an administrator allows it; the settings of the workspace show each.</summary>
internal interface IWorkspaceSwitch
{
    SettingKey Key { get; }

    /// <summary>What is allowed, in English.</summary>
    string Label { get; }

    /// <summary>What to think of first, in English.</summary>
    string Hint { get; }

    Task<bool> IsOnAsync(CancellationToken cancellationToken);

    /// <summary>Kept with the caller's save.</summary>
    /// <exception cref="RefusedException">It cannot be turned off as things are.</exception>
    Task TurnAsync(bool isOn, CancellationToken cancellationToken);
}
