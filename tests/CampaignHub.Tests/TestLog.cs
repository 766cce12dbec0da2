using System.Collections.Concurrent;

namespace CampaignHub.Tests;

/// <summary>Keeps what the hub logs, so that a test can end by asserting that nothing went wrong unseen.</summary>
internal sealed class TestLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _worries = new();
    private readonly ConcurrentBag<string> _expected = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Expect(string words) => _expected.Add(words);

    public void AssertQuiet()
    {
        var unseen = _worries.Where(worry => !_expected.Any(words => worry.Contains(words, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(unseen.Count == 0, string.Join("\n\n", unseen.DistinctBy(worry => worry[..Math.Min(200, worry.Length)]).Take(6)));
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                log._worries.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
