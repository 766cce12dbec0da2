using System.Globalization;

namespace CampaignHub.Workflows.Expressions;

/// <summary>Text in memory, or on its way to another writer, that refuses to grow past a limit.</summary>
internal sealed class BoundedTextWriter(TextWriter target, int maxLength) : TextWriter(CultureInfo.InvariantCulture)
{
    private long _length;

    public BoundedTextWriter(int maxLength)
        : this(new StringWriter(CultureInfo.InvariantCulture), maxLength) { }

    public override System.Text.Encoding Encoding => target.Encoding;

    public override void Write(char value)
    {
        Grow(1);
        target.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Grow(count);
        target.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Grow(buffer.Length);
        target.Write(buffer);
    }

    public override void Write(string? value)
    {
        Grow(value?.Length ?? 0);
        target.Write(value);
    }

    public override Task WriteAsync(char value)
    {
        Grow(1);
        return target.WriteAsync(value);
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Grow(count);
        return target.WriteAsync(buffer, index, count);
    }

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        Grow(buffer.Length);
        return target.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(string? value)
    {
        Grow(value?.Length ?? 0);
        return target.WriteAsync(value);
    }

    public override void Flush() => target.Flush();

    public override Task FlushAsync() => target.FlushAsync();

    public override string? ToString() => target.ToString();

    private void Grow(int by)
    {
        _length += by;
        if (_length > maxLength)
        {
            throw new ExpressionException($"The template was stopped: it makes a text longer than {maxLength} characters.");
        }
    }
}
