namespace CampaignHub.Planning;

/// <summary>How the days of a deadline are counted in French practice.</summary>
public enum CountingMode
{
    /// <summary>Jours calendaires: every day.</summary>
    Calendaires,

    /// <summary>Jours ouvrés: the days really worked in the calendar.</summary>
    Ouvres,

    /// <summary>Jours ouvrables: Monday to Saturday, less the days that a dated entry closes (public holidays).</summary>
    Ouvrables,
}
