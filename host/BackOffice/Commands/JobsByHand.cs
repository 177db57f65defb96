using Npgsql;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Host.BackOffice.Commands;

/// <summary>What the command line's verbs work with: the process's own settings, and job use cases without the site and its schedule.</summary>
internal sealed class JobsByHand : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private JobsByHand(NpgsqlDataSource source, ServiceProvider services) => (Source, this.services) = (source, services);

    public NpgsqlDataSource Source { get; }

    public static IConfiguration Settings() => new ConfigurationBuilder().AddEnvironmentVariables().AddKeyPerFile("/run/secrets", optional: true).Build();

    public static JobsByHand Open(IConfiguration settings)
    {
        var source = NpgsqlDataSource.Create(settings["WM:Database:Jobs"] ?? throw new InvalidOperationException("WM:Database:Jobs is not set"));
        var services = new ServiceCollection().AddLogging();
        services.AddJobModules(settings, source, new FileKeyStore(settings["WM:Keys"]!, settings["WM:Keys:Gateway"]));
        return new(source, services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }));
    }

    public Task<Outcome<T>> Run<T>(IJobUseCase<T> job) =>
        services.GetRequiredService<UseCaseRunner>().Run(job, new UseCaseContext { Unattended = Actor.Job(UseCaseShape.NameOf(job.GetType())) });

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Source.DisposeAsync();
    }
}
