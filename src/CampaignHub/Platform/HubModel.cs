using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform;

/// <summary>The records that features keep: each feature names its own, nothing is found by scanning.</summary>
internal sealed class HubModel
{
    private readonly List<Action<ModelBuilder>> _mappings = [];

    public void Add(Action<ModelBuilder> mapping) => _mappings.Add(mapping);

    public void Apply(ModelBuilder builder) => _mappings.ForEach(mapping => mapping(builder));
}
