using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Host.Composition;

/// <summary>The modules of the product. A host adds all of them for its own audiences.</summary>
public static class Modules
{
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [.. new[]
    {
        "Kernel", "Audit", "Notifications", "Identity", "Content", "Payments", "Enterprises", "Members",
        "Casework", "Payouts", "CondolenceBenefits", "Tickets", "Events", "Exports", "Retention", "Backups",
    }.Select(name => Assembly.Load($"WelfareMutual.{name}"))];

    /// <summary>Portal and hook use cases, as wm_gateway: the Gateway.</summary>
    public static void AddGatewayModules(this IServiceCollection services, IConfiguration configuration, NpgsqlDataSource source, IKeyStore keys) =>
        Add(services, configuration, source, keys, isOffice: false, Audience.Portal, Audience.Hook);

    /// <summary>Office use cases, as wm_office: the back office's pages.</summary>
    public static void AddOfficeModules(this IServiceCollection services, IConfiguration configuration, NpgsqlDataSource source, IKeyStore keys) =>
        Add(services, configuration, source, keys, isOffice: true, Audience.Office);

    /// <summary>Job use cases, as wm_jobs: the back office's schedule, in a container of its own.</summary>
    public static IReadOnlyList<JobPlan> AddJobModules(this IServiceCollection services, IConfiguration configuration, NpgsqlDataSource source, IKeyStore keys) =>
        Add(services, configuration, source, keys, isOffice: true, Audience.Job);

    private static IReadOnlyList<JobPlan> Add(
        IServiceCollection services, IConfiguration configuration, NpgsqlDataSource source, IKeyStore keys, bool isOffice, params Audience[] audiences)
    {
        if (configuration["WM:Clock"] is { Length: > 0 } shift)
        {
            services.AddSingleton<TimeProvider>(new ShiftedTime(shift));
        }
        services.AddKernel(source, keys, Assemblies, audiences);
        var contents = new ModuleContents(services, configuration, isOffice);
        foreach (var module in Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsClass && typeof(IModule).IsAssignableFrom(t)))
        {
            module.GetMethod(nameof(IModule.Add), BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [contents]);
        }
        return contents.Jobs;
    }
}
