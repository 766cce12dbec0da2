namespace CampaignHub.Features.Stakeholders;

/// <summary>What an actor is to this campaign (domain words, closed list).</summary>
internal enum TargetClass
{
    DirectTarget,
    IntermediateTarget,
    Relay,
    Ally,
    Opponent,
    Observer,
    WitnessNetwork,
}

/// <summary>Where an actor stands on a demand, from the most helpful on.</summary>
internal enum Stance
{
    Champion,
    ActiveAlly,
    PassiveAlly,
    Neutral,
    PassiveOpponent,
    ActiveOpponent,
    Unknown,
}
