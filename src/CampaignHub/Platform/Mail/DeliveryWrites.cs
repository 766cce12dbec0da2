using System.Data.Common;
using System.Security.Cryptography;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignHub.Platform.Mail;

/// <summary>
/// The two writes that each mail costs, around its text. Prepared once for a connection and bound anew for each mail: written by the query compiler they took
/// more time than all of the mail's making.
/// </summary>
internal sealed class DeliveryWrites(HubDb db, MailSeal seal) : IDisposable
{
    // Asked in the same breath as it is written: who stopped the mail, gave up its rest, left its list or is suppressed by now gets nothing of it (U7).
    private static readonly string BeginSql = $"""
        UPDATE "deliveries" SET "State" = @State, "DataStartedAt" = COALESCE("DataStartedAt", @DataStartedAt), "Raw" = @Raw, "Sha256" = @Sha256,
            "LeaseUntil" = @LeaseUntil
        WHERE "Id" = @Id AND "LeaseToken" = @LeaseToken AND "State" = @Before AND NOT EXISTS (
            SELECT 1 FROM "outgoing_mails" AS mail
            WHERE mail."Id" = "deliveries"."MailId" AND (mail."CancelledAt" IS NOT NULL OR mail."PausedAt" IS NOT NULL
                OR (mail."ListId" IS NOT NULL AND EXISTS (
                    SELECT 1 FROM "unsubscriptions" AS gone
                    WHERE gone."ListId" = mail."ListId" AND gone."AddressKey" = "deliveries"."AddressKey" AND gone."TrashedAt" IS NULL))
                OR (mail."Purpose" IN ({string.Join(", ", MailPurposes.Unasked.Select(purpose => $"'{purpose}'"))}) AND EXISTS (
                    SELECT 1 FROM "suppressed_addresses" AS shut WHERE shut."AddressKey" = "deliveries"."AddressKey"))))
        """;

    private const string AcceptSql = """
        UPDATE "deliveries" SET "State" = @State, "Attempts" = @Attempts, "ReplyCode" = @ReplyCode, "ReplyText" = @ReplyText, "Raw" = NULL,
            "SettledAt" = @SettledAt, "Owner" = NULL, "LeaseToken" = NULL, "LeaseUntil" = NULL
        WHERE "Id" = @Id AND "LeaseToken" = @LeaseToken
        """;

    private DbCommand? _begin;
    private DbCommand? _accept;

    /// <summary>False when the claim is no longer ours, the mail was stopped, or its reader left: nothing may leave.</summary>
    public bool Begin(Delivery claimed, OutgoingMail mail, byte[] bytes, DateTimeOffset now, TimeSpan lease) =>
        Write(
            _begin ??= Prepare(BeginSql),
            [
                (nameof(Delivery.State), nameof(Delivery.State), DeliveryState.DataStarted),
                ("Before", nameof(Delivery.State), DeliveryState.Claimed),
                .. Values(
                    (nameof(Delivery.DataStartedAt), now),
                    (nameof(Delivery.Raw), seal.Close(mail, bytes)),
                    (nameof(Delivery.Sha256), Convert.ToHexStringLower(SHA256.HashData(bytes))),
                    (nameof(Delivery.LeaseUntil), now + lease),
                    (nameof(Delivery.Id), claimed.Id),
                    (nameof(Delivery.LeaseToken), claimed.LeaseToken)
                ),
            ]
        ) == 1;

    /// <summary>The relay has it.</summary>
    public void Accept(Delivery claimed, int? code, string text, DateTimeOffset now) =>
        Write(
            _accept ??= Prepare(AcceptSql),
            [
                .. Values(
                    (nameof(Delivery.State), DeliveryState.Accepted),
                    (nameof(Delivery.Attempts), claimed.Attempts + 1),
                    (nameof(Delivery.ReplyCode), code),
                    (nameof(Delivery.ReplyText), text),
                    (nameof(Delivery.SettledAt), now),
                    (nameof(Delivery.Id), claimed.Id),
                    (nameof(Delivery.LeaseToken), claimed.LeaseToken)
                ),
            ]
        );

    public void Dispose()
    {
        _begin?.Dispose();
        _accept?.Dispose();
    }

    private DbCommand Prepare(string sql)
    {
        db.Database.OpenConnection();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private int Write(DbCommand command, (string Name, string Property, object? Value)[] values)
    {
        if (command.Parameters.Count == 0)
        {
            foreach (var (name, property, value) in values)
            {
                command.Parameters.Add(Mapping(property).CreateParameter(command, name, value, nullable: true));
            }

            command.Prepare();
        }
        else
        {
            for (var at = 0; at < values.Length; at++)
            {
                var converted = Mapping(values[at].Property).Converter is { } converter
                    ? converter.ConvertToProvider(values[at].Value)
                    : values[at].Value;
                command.Parameters[at].Value = converted ?? DBNull.Value;
            }
        }

        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return db.Write(command);
    }

    private RelationalTypeMapping Mapping(string property) =>
        (RelationalTypeMapping)(
            db.Model.FindEntityType(typeof(Delivery))?.FindProperty(property)?.GetTypeMapping()
            ?? throw new InvalidOperationException($"A delivery has no {property}.")
        );

    private static IEnumerable<(string Name, string Property, object? Value)> Values(params (string Property, object? Value)[] values) =>
        values.Select(each => (each.Property, each.Property, each.Value));
}
