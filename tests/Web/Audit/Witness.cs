using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Tests.Web.Audit;

/// <summary>Stands beside the hosts: which people's keys were really unwrapped, and every line that was logged. Knows nothing of the audit.</summary>
internal sealed partial class Witness : ILoggerProvider
{
    private readonly ConcurrentQueue<Guid> unwrapped = new();
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public IReadOnlyCollection<Guid> Unwrapped => unwrapped;

    /// <summary>Use cases that ran by someone with a session, from the lines.</summary>
    public IEnumerable<string> UseCases => lines.Select(l => Ran().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value);

    public void Beside(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(this);
        services.Configure<LoggerFilterOptions>(o => o.MinLevel = LogLevel.Information);
        if (services.LastOrDefault(d => d.ServiceType == typeof(IKeyStore))?.ImplementationInstance is IKeyStore keys)
        {
            services.AddSingleton<IKeyStore>(new Watched(keys, unwrapped));
        }
    }

    public void Forget()
    {
        unwrapped.Clear();
        lines.Clear();
    }

    public ILogger CreateLogger(string categoryName) => new Pen(categoryName, lines);

    public void Dispose()
    {
    }

    [GeneratedRegex(@"([a-z-]+\.[a-z-]+) by (?:Member|Officer|Staff): ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ran();

    private sealed class Pen(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }

    private sealed class Watched(IKeyStore keys, ConcurrentQueue<Guid> unwrapped) : IKeyStore
    {
        public byte[] Wrap(Purpose purpose, Guid person, ReadOnlySpan<byte> key) => keys.Wrap(purpose, person, key);
        public IReadOnlyList<(int Version, byte[] Key)> IndexKeys(string name) => keys.IndexKeys(name);
        public IKeyVersions Versions => keys.Versions;
        public byte[] SignSeal(ReadOnlySpan<byte> content) => keys.SignSeal(content);
        public bool IsOurSeal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) => keys.IsOurSeal(content, signature);
        public byte[] SealUnderSessionKey(ReadOnlySpan<byte> value, string context) => keys.SealUnderSessionKey(value, context);
        public byte[] OpenUnderSessionKey(ReadOnlySpan<byte> value, string context) => keys.OpenUnderSessionKey(value, context);

        public byte[] Unwrap(Purpose purpose, Guid person, ReadOnlySpan<byte> wrapped)
        {
            unwrapped.Enqueue(person);
            return keys.Unwrap(purpose, person, wrapped);
        }
    }
}
