using Xunit;

namespace WelfareMutual.Tests.Architecture;

internal static class Findings
{
    /// <summary>Fails with every finding written out; an assertion on collections shortens them.</summary>
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.ToArray();
        Assert.True(all.Length == 0, $"{all.Length} found:\n{string.Join('\n', all)}");
    }
}
