namespace CampaignHub.Workflows.Expressions;

/// <summary>An expression that could not be read or evaluated; the message is meant for the person who wrote it.</summary>
public sealed class ExpressionException : Exception
{
    public ExpressionException(string message, Exception? inner = null)
        : base(message, inner) { }

    public ExpressionException(string message, int line, int column, Exception? inner = null)
        : base(message, inner)
    {
        Line = line;
        Column = column;
    }

    /// <summary>Counted from 1; null when the place is not known.</summary>
    public int? Line { get; init; }

    /// <summary>Counted from 1; null when the place is not known.</summary>
    public int? Column { get; init; }

    /// <summary>The property of the activity it stands in; null where it is not known.</summary>
    public string? Property { get; init; }

    /// <summary>The message without its place, where that is known.</summary>
    public string? Reason { get; init; }
}
