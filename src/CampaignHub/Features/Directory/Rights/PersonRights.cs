using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>How a person was told that we hold data about them.</summary>
internal enum NoticeMeans
{
    ByMail,
    ByLetter,
    ByPhone,
    FaceToFace,
    Otherwise,
}

/// <summary>
/// What we owe a person of the directory and what they asked for: told (art. 14) or exempt and why, objection (art. 21), and what keeps them from being
/// erased. One for each person of whom there is something to say; the whole workspace shares it.
/// </summary>
internal sealed class PersonRights : Record
{
    public const int TextMaxLength = 600;

    public required Guid ActorId { get; init; }

    /// <summary>The mail that told them; it counts once the relay took it.</summary>
    public Guid? NoticeMailId { get; private set; }

    /// <summary>The day they were told by other means than our mail.</summary>
    public DateOnly? ToldOn { get; private set; }
    public NoticeMeans? ToldBy { get; private set; }

    /// <summary>Why they need not be told; empty where they do.</summary>
    public string ExemptBecause { get; private set; } = "";
    public Guid? NoticeById { get; private set; }

    /// <summary>Since when they are not to be written to.</summary>
    public DateOnly? ObjectedOn { get; private set; }
    public string Objection { get; private set; } = "";
    public DateOnly? LiftedOn { get; private set; }
    public string LiftedBecause { get; private set; } = "";

    /// <summary>A quarrel or a duty for which the data must stay: nothing proposes or does their erasure.</summary>
    public string HeldBecause { get; private set; } = "";

    public bool HasObjected => ObjectedOn is not null && LiftedOn is null;
    public bool IsHeld => HeldBecause.Length > 0;

    public void Mailed(Guid mailId, Guid? by) => (NoticeMailId, ExemptBecause, NoticeById) = (mailId, "", by);

    public void Told(NoticeMeans means, DateOnly? day, DateOnly today, Guid? by)
    {
        if (day is null || day > today)
        {
            throw new RefusedException("Say on which day they were told; it cannot lie ahead.");
        }

        (ToldOn, ToldBy, ExemptBecause, NoticeById) = (day, means, "", by);
    }

    public void Exempt(string? because, Guid? by) => (ExemptBecause, NoticeById) = (Reason(because), by);

    /// <summary>Whatever was noted about telling them was a mistake: they are to be told.</summary>
    public void NotTold() => (NoticeMailId, ToldOn, ToldBy, ExemptBecause, NoticeById) = (null, null, null, "", null);

    public void Object(string? how, DateOnly day) => (ObjectedOn, Objection, LiftedOn, LiftedBecause) = (day, Reason(how), null, "");

    public void Lift(string? because, DateOnly day)
    {
        if (!HasObjected)
        {
            throw new RefusedException("There is no objection to lift.");
        }

        (LiftedOn, LiftedBecause) = (day, Reason(because));
    }

    public void Hold(string? because) => HeldBecause = Reason(because);

    public void Release() => HeldBecause = "";

    /// <summary>Of two people that are one: an objection and a duty to keep of either stand, and who was told under one name was told.</summary>
    public void Join(PersonRights other)
    {
        if (other.HasObjected && !HasObjected)
        {
            (ObjectedOn, Objection, LiftedOn, LiftedBecause) = (other.ObjectedOn, other.Objection, null, "");
        }

        HeldBecause = HeldBecause.Length > 0 ? HeldBecause : other.HeldBecause;
        NoticeMailId ??= other.NoticeMailId;
        NoticeById ??= other.NoticeById;
        ToldBy ??= other.ToldBy;
        ToldOn ??= other.ToldOn;
        ExemptBecause = NoticeMailId is null && ToldOn is null && ExemptBecause.Length == 0 ? other.ExemptBecause : ExemptBecause;
    }

    private static string Reason(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > TextMaxLength
            ? throw new RefusedException("Give the reason, in at most {0} characters.", TextMaxLength)
            : text.Trim();

    internal sealed class Mapping : IEntityTypeConfiguration<PersonRights>
    {
        public const string OncePerActor = "ix_person_rights_actor";

        public void Configure(EntityTypeBuilder<PersonRights> builder)
        {
            builder.ToTable("person_rights");
            builder.Property(each => each.ExemptBecause).HasMaxLength(TextMaxLength);
            builder.Property(each => each.Objection).HasMaxLength(TextMaxLength);
            builder.Property(each => each.LiftedBecause).HasMaxLength(TextMaxLength);
            builder.Property(each => each.HeldBecause).HasMaxLength(TextMaxLength);
            builder.HasIndex(each => each.ActorId).IsUnique().HasDatabaseName(OncePerActor);
            builder.HasOne<Actor>().WithMany().HasForeignKey(each => each.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
