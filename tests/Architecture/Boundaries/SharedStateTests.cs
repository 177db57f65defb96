using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Boundaries;

// ASVS 15.4.1 and 1.4.1: what requests share does not change, or says how it is guarded; and no code leaves the runtime's care of memory.
public sealed class SharedStateTests
{
    /// <summary>What changes and is shared, each with what keeps two threads apart.</summary>
    static readonly Dictionary<string, string> Guarded = new(StringComparer.Ordinal)
    {
        ["FileKeyStore.ring"] = "one immutable ring, exchanged whole under the store's lock",
        ["FileKeyStore.stamp"] = "under the store's lock",
        ["FileKeyStore.looked"] = "Volatile; a look too many does no harm",
        ["PasswordTurns.waiting"] = "Interlocked",
        ["TableShelf.kept"] = "one immutable pair, exchanged whole; volatile",
    };

    static readonly Assembly[] Ours = [.. Product.Modules, typeof(DatabaseSource).Assembly];

    [Fact]
    public void No_static_field_can_be_set_again()
    {
        var fields = Ours.SelectMany(a => a.GetTypes()).Where(t => !IsGenerated(t)).SelectMany(StaticFields).ToArray();
        Assert.True(fields.Length > 200, $"only {fields.Length} static fields were found");
        Findings.None(fields.Where(f => f is { IsInitOnly: false, IsLiteral: false }).Select(Name).Where(n => !Guarded.ContainsKey(n)));
        Assert.Equal(["Careless.count"], StaticFields(typeof(Careless)).Where(f => !f.IsInitOnly).Select(Name));
    }

    [Fact]
    public void What_lives_as_long_as_the_process_sets_no_field_of_its_own_or_says_how_it_is_guarded()
    {
        var lasting = Lasting().ToArray();
        Assert.True(lasting.Length > 10, $"only {lasting.Length} lasting types were found");
        Findings.None(lasting.SelectMany(Changing).Distinct().Where(n => !Guarded.ContainsKey(n)));
        Assert.Equal(["Careless.last"], Changing(typeof(Careless)));
    }

    [Fact]
    public void An_exception_that_is_no_longer_needed_is_gone() =>
        Findings.None(Guarded.Keys.Except(Lasting().SelectMany(Changing).Concat(Ours.SelectMany(a => a.GetTypes()).SelectMany(StaticFields).Where(f => !f.IsInitOnly).Select(Name))));

    [Fact]
    public void No_code_leaves_managed_memory()
    {
        var methods = Ours.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).ToArray();
        Assert.True(methods.Length > 2000, $"only {methods.Length} methods were found");
        Findings.None(methods.Where(m => m.Attributes.HasFlag(MethodAttributes.PinvokeImpl)).Select(m => $"{m.DeclaringType}.{m.Name}"));
        Findings.None(Ours.Where(a => a.Modules.Any(m => m.GetCustomAttributesData().Any(d => d.AttributeType.FullName == "System.Security.UnverifiableCodeAttribute"))).Select(a => a.FullName!));
        Findings.None(Tree.Below(".csproj", "modules", "web", "host", "db").Where(f => f.Text.Contains("AllowUnsafeBlocks", StringComparison.Ordinal)).Select(f => f.Path));
    }

    static IEnumerable<Type> Lasting()
    {
        var services = new ServiceCollection();
        var source = DatabaseSource.Open("Host=nowhere.invalid");
        var (settings, keys) = (new ConfigurationBuilder().Build(), new FileKeyStore(TestKeys.Office));
        foreach (var add in new Action[] { () => services.AddGatewayModules(settings, source, keys), () => services.AddOfficeModules(settings, source, keys), () => services.AddJobModules(settings, source, keys) })
        {
            add();
        }
        return services.Where(s => s.Lifetime == ServiceLifetime.Singleton).Select(s => s.ImplementationType ?? s.ImplementationInstance?.GetType() ?? s.ServiceType)
            .Where(t => t.Namespace?.StartsWith("WelfareMutual.", StringComparison.Ordinal) == true).Distinct();
    }

    static IEnumerable<string> Changing(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => !f.IsInitOnly && !IsCaptured(f)).Select(Name);

    static IEnumerable<FieldInfo> StaticFields(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => !f.IsDefined(typeof(CompilerGeneratedAttribute)) && !f.Name.StartsWith('<'));

    /// <summary>A parameter of the type's own constructor; that it is never assigned is the analyzers' to see.</summary>
    static bool IsCaptured(FieldInfo field) => field.Name.EndsWith(">P", StringComparison.Ordinal);

    static bool IsGenerated(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.Contains('<', StringComparison.Ordinal) || type.DeclaringType is { } outer && IsGenerated(outer);

    static string Name(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name}";

#pragma warning disable CS0414, IDE0044, CA1823, CA1805 // what the tests above must see
    sealed class Careless
    {
        static int count = 1;
        private int last = 1;

        public int Sum => count + last;
    }
#pragma warning restore CS0414, IDE0044, CA1823, CA1805
}
