namespace CampaignHub.Features.Media;

/// <summary>What others may do with a file.</summary>
internal enum Licence
{
    AllRightsReserved,
    CcBy,
    CcBySa,
    Cc0,

    /// <summary>The press may print it with its credit.</summary>
    PressUse,

    /// <summary>Made by the campaign itself.</summary>
    Own,
}
