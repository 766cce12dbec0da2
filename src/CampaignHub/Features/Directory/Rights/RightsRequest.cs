using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory.Rights;

internal enum RequestKind
{
    AccessToData,
    ObjectionToUse,
    ErasureOfData,
    RectificationOfData,
}

internal enum RequestState
{
    OpenRequest,
    Answered,
    Declined,
}

/// <summary>Somebody asked for what the law gives them. It is answered within one month, two more with a reason (GDPR art. 12).</summary>
internal sealed class RightsRequest : Record
{
    public const int TextMaxLength = 1000;
    public const int FromMaxLength = 200;
    public const int Months = 1;
    public const int LongerMonths = 3;

    public required RequestKind Type { get; init; }

    /// <summary>Whom it is about; null where the directory does not know them, or not any more.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Who asks, where the directory does not know them.</summary>
    public string From { get; init; } = "";
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>How we know that it is they who ask.</summary>
    public string Identity { get; private set; } = "";

    /// <summary>Why it takes two months more; empty where it does not.</summary>
    public string LongerBecause { get; private set; } = "";
    public RequestState State { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>What was done, or why it was declined.</summary>
    public string Outcome { get; private set; } = "";

    public DateOnly DueOn => ReceivedOn.AddMonths(LongerBecause.Length > 0 ? LongerMonths : Months);
    public bool IsOpen => State == RequestState.OpenRequest;

    public bool IsOverdue(DateOnly today) => IsOpen && DueOn < today;

    public static RightsRequest Of(RequestKind kind, Guid? actorId, string? from, DateOnly? receivedOn, DateOnly today)
    {
        if (receivedOn is null || receivedOn > today)
        {
            throw new RefusedException("Say on which day the request came in; it cannot lie ahead.");
        }

        if (actorId is null && (string.IsNullOrWhiteSpace(from) || from.Length > FromMaxLength))
        {
            throw new RefusedException("Say who asks, in at most {0} characters.", FromMaxLength);
        }

        return new RightsRequest
        {
            Type = kind,
            ActorId = actorId,
            From = actorId is null ? from!.Trim() : "",
            ReceivedOn = receivedOn.Value,
        };
    }

    public void Identify(string? how) => Identity = how is null || how.Length <= TextMaxLength ? how?.Trim() ?? "" : throw TooLong();

    /// <summary>Takes two months more; the person is told why within the first.</summary>
    public void TakeLonger(string? because, DateOnly today)
    {
        if (IsOpen && LongerBecause.Length == 0 && ReceivedOn.AddMonths(Months) < today)
        {
            throw new RefusedException("More time can be taken within the first month only: answer the request.");
        }

        LongerBecause = Needed(because);
    }

    public void Close(RequestState state, string? outcome, DateOnly today)
    {
        if (state == RequestState.OpenRequest)
        {
            (State, ClosedOn, Outcome) = (state, null, "");
            return;
        }

        (State, ClosedOn, Outcome) = (state, today, Needed(outcome));
    }

    private static string Needed(string? text) =>
        string.IsNullOrWhiteSpace(text) ? throw new RefusedException("Give the reason, in at most {0} characters.", TextMaxLength)
        : text.Length > TextMaxLength ? throw TooLong()
        : text.Trim();

    private static RefusedException TooLong() => new("This is too long: at most {0} characters.", TextMaxLength);

    internal sealed class Mapping : IEntityTypeConfiguration<RightsRequest>
    {
        public void Configure(EntityTypeBuilder<RightsRequest> builder)
        {
            builder.ToTable("rights_requests");
            builder.Property(each => each.From).HasMaxLength(FromMaxLength);
            builder.Property(each => each.Identity).HasMaxLength(TextMaxLength);
            builder.Property(each => each.LongerBecause).HasMaxLength(TextMaxLength);
            builder.Property(each => each.Outcome).HasMaxLength(TextMaxLength);
            builder.Ignore(each => each.DueOn);
            // Stays after the person was erased, with an id that leads nowhere: proof that it was answered, and when.
            builder.HasIndex(each => each.ActorId);
            builder.HasIndex(each => new { each.State, each.ReceivedOn });
        }
    }
}
