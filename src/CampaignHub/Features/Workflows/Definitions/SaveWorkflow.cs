using CampaignHub.Data;
using CampaignHub.Features.Workflows.Rehearsing;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Definitions;

/// <summary>
/// Takes in a workflow: a new one, or a new version of the one that bears its id. One with problems is kept whole, switched off.
/// Nothing is ever deleted, and the same again changes nothing.
/// </summary>
internal sealed class SaveWorkflow(HubDb db, WorkflowTests tests)
{
    internal sealed record Result(WorkflowType Type, ValidationReport Report);

    /// <param name="key">The id of the record when it is new; null for any.</param>
    /// <param name="isEnabled">Null leaves it as it was, and a new one switched off.</param>
    public async Task<Result> ExecuteAsync(WorkflowDefinition definition, Guid? key, bool? isEnabled, CancellationToken cancellationToken)
    {
        var (typeId, name) = Check(definition);
        var type = await db.WithTrash<WorkflowType>().SingleOrDefaultAsync(each => each.TypeId == typeId, cancellationToken);
        if (type is null)
        {
            type = new WorkflowType
            {
                Id = key ?? OrderedId.Next(),
                CampaignId = db.Here.Campaign.Id,
                TypeId = typeId,
                Name = name,
            };
            db.Add(type);
        }

        type.Restore();
        type.Name = name;
        await RedrawAsync(type, WorkflowJson.Keep(definition), cancellationToken);
        var report = await tests.CheckAsync(definition, cancellationToken);
        if (report.CanBePublished && (isEnabled ?? type.IsEnabled))
        {
            type.Enable(problems: 0);
        }
        else
        {
            type.Disable();
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Result(type, report);
    }

    private async Task RedrawAsync(WorkflowType type, string drawing, CancellationToken cancellationToken)
    {
        var inForce = await db.Set<WorkflowVersion>()
            .Where(version => version.Id == type.VersionId)
            .Select(version => version.Definition)
            .SingleOrDefaultAsync(cancellationToken);
        if (inForce is null || !WorkflowJson.IsSameDrawing(inForce, drawing))
        {
            db.Add(type.Redraw(drawing));
        }
    }

    private static (string TypeId, string Name) Check(WorkflowDefinition definition)
    {
        var name = definition.Name.Trim();
        if (name.Length is 0 or > WorkflowType.NameMaxLength)
        {
            throw new RefusedException("A workflow needs a name of at most {0} characters.", WorkflowType.NameMaxLength);
        }

        return definition.WorkflowTypeId is { Length: > 0 and <= WorkflowType.TypeIdMaxLength } typeId
            ? (typeId, name)
            : throw new RefusedException(
                "The workflow {0} needs a WorkflowTypeId of at most {1} characters: it is known by it on every site.",
                name,
                WorkflowType.TypeIdMaxLength
            );
    }
}
