using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>What lies on the machine of a Portal: its program with its settings, the files for its unit, its TLS key, the ring for antiforgery (here not even sealed).</summary>
internal sealed class PortalMachine : IDisposable
{
    private readonly TransportFolder tls = new();
    private readonly string ring;

    public PortalMachine()
    {
        ring = tls.Empty("ring");
        using var services = new ServiceCollection().AddDataProtection().SetApplicationName("WelfareMutual.Portal").PersistKeysToFileSystem(new DirectoryInfo(ring)).Services.BuildServiceProvider();
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("antiforgery").Protect([1]);
    }

    public static string Program => Path.Combine(Repository.Root, "artifacts", "bin", "Host.Portal", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')));

    /// <summary>Each place with what it is, in words.</summary>
    public IReadOnlyList<(string What, string Folder)> Places =>
    [
        ("its program, settings and published pages", Program),
        ("the files by which it is installed (`deploy/`)", Path.Combine(Repository.Root, "deploy")),
        ("its TLS key and the Gateway's authority", tls.Portal),
        ("the ring for antiforgery", ring),
    ];

    /// <summary>An empty folder that goes with the machine.</summary>
    public string Empty(string name) => tls.Empty(name);

    public FoundKeys Everything() => FoundKeys.In([.. Places.Select(p => p.Folder)]);

    public void Dispose() => tls.Dispose();
}
