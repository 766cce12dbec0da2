using CampaignHub.Data;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Features.Workflows.Rehearsing;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Editing;

/// <summary>
/// Edits a workflow as a draft: nothing that is in force changes until the draft is put in force as the next version, which one with problems is not.
/// </summary>
internal sealed class EditWorkflow(HubDb db, SaveWorkflow save, WorkflowTests tests, ActivityCatalog catalog)
{
    private const int MostSteps = 500;

    /// <summary>A workflow of one step, its start; switched off.</summary>
    /// <exception cref="RefusedException">There is no such event.</exception>
    public async Task<WorkflowType> CreateAsync(string name, string startsOn, CancellationToken cancellationToken)
    {
        if (!catalog.TryFind(startsOn, out var type) || type.Descriptor.Kind != ActivityKind.Event)
        {
            throw new RefusedException("Choose what the workflow starts on.");
        }

        var definition = WorkflowDefinition.Create($"{OrderedId.Next():N}", name.Trim());
        definition.Add("start", startsOn, isStart: true);
        return (await save.ExecuteAsync(definition, key: null, isEnabled: false, cancellationToken)).Type;
    }

    /// <summary>The draft, or what is in force where none was begun.</summary>
    public async Task<WorkflowDefinition> ReadAsync(WorkflowType type, CancellationToken cancellationToken) =>
        WorkflowDefinition.Read(
            type.Draft
                ?? await db.Set<WorkflowVersion>()
                    .Where(version => version.Id == type.VersionId)
                    .Select(version => version.Definition)
                    .SingleAsync(cancellationToken)
        );

    /// <param name="version">Of the record, as the person saw it.</param>
    public async Task ChangeAsync(
        WorkflowType type,
        int version,
        Func<WorkflowDefinition, WorkflowDefinition> change,
        CancellationToken cancellationToken
    )
    {
        var changed = change(await ReadAsync(type, cancellationToken));
        if (changed.Activities.Count > MostSteps)
        {
            throw new RefusedException("A workflow has at most {0} steps here.", MostSteps);
        }

        db.Expect(type, version);
        type.Draft = WorkflowJson.Keep(changed);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Puts the draft in force; what runs goes on with the version it began with.</summary>
    public async Task PublishAsync(WorkflowType type, CancellationToken cancellationToken)
    {
        if (type.Draft is null)
        {
            return;
        }

        var definition = WorkflowDefinition.Read(type.Draft);
        var report = await tests.CheckAsync(definition, cancellationToken);
        if (!report.CanBePublished)
        {
            throw new RefusedException(
                "This draft cannot be put in force: it has {0} problem(s), listed on its page.",
                report.Problems.Count
            );
        }

        type.Draft = null;
        await save.ExecuteAsync(definition, key: null, isEnabled: null, cancellationToken);
    }

    public async Task DiscardAsync(WorkflowType type, CancellationToken cancellationToken)
    {
        type.Draft = null;
        await db.SaveChangesAsync(cancellationToken);
    }
}
