using System.Collections.Concurrent;
using CampaignHub.Data;
using CampaignHub.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>Drawings as they were read; a version never changes, so neither does what is kept here.</summary>
internal sealed class DefinitionCache
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<Guid, WorkflowDefinition> _read = new();

    public async Task<WorkflowDefinition> ReadAsync(HubDb db, Guid versionId, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(versionId, out var known))
        {
            return known;
        }

        var json = await db.Set<WorkflowVersion>()
            .Where(version => version.Id == versionId)
            .Select(version => version.Definition)
            .SingleAsync(cancellationToken);
        if (_read.Count >= Most)
        {
            _read.Clear();
        }

        return _read.GetOrAdd(versionId, WorkflowDefinition.Read(json));
    }
}
