using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WelfareMutual.Casework.Scans;
using WelfareMutual.Database.Migrator.Development;
using WelfareMutual.Host.Composition;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Support;

/// <summary>The core without its web: Gateway, back office and jobs, each with its own role and keys, on real PostgreSQL.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly TestDatabase? owned;
    private readonly List<NpgsqlDataSource> sources = [];

    private Site(SiteAddresses addresses, TestDatabase? owned, TimeProvider time, IReadOnlyDictionary<string, string?> settings)
    {
        this.owned = owned;
        Addresses = addresses;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        Gateway = Build(time, addresses.Gateway, new FileKeyStore(addresses.GatewayKeys), (s, source, keys) => s.AddGatewayModules(configuration, source, keys));
        Office = Build(time, addresses.Office, new FileKeyStore(addresses.OfficeKeys, addresses.GatewayKeys), (s, source, keys) => s.AddOfficeModules(configuration, source, keys));
        JobServices = Build(time, addresses.Jobs, new FileKeyStore(addresses.OfficeKeys, addresses.GatewayKeys), (s, source, keys) => Plans = s.AddJobModules(configuration, source, keys));
    }

    public SiteAddresses Addresses { get; }
    public FakeTime Time { get; private init; } = new();
    public ServiceProvider Gateway { get; }
    public ServiceProvider Office { get; }
    public ServiceProvider JobServices { get; }
    public IReadOnlyList<JobPlan> Plans { get; private set; } = [];

    /// <summary>A fresh database of the test's own, and a clock it can turn.</summary>
    public static async Task<Site> Start(params (string Key, string Value)[] settings)
    {
        return Over(await TestDatabase.Create(), null, settings);
    }

    /// <summary>As <see cref="Start(ValueTuple{string, string}[])"/>, for settings that name the database; it goes with the site.</summary>
    /// <param name="keys">Of the test's own; the run's when null.</param>
    public static Site Over(TestDatabase database, KeyFolderCopy? keys, params (string Key, string Value)[] settings)
    {
        var time = new FakeTime();
        return new Site(
            new(database.Gateway, database.Office, database.Jobs, keys?.Gateway ?? TestKeys.Gateway, keys?.Office ?? TestKeys.Office), database, time, Settings(settings))
        { Time = time };
    }

    /// <summary>As <see cref="Start"/>, with keys of the test's own, which it may change.</summary>
    public static async Task<Site> Start(KeyFolderCopy keys, params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.Create();
        var time = new FakeTime();
        return new Site(new(database.Gateway, database.Office, database.Jobs, keys.Gateway, keys.Office), database, time, Settings(settings)) { Time = time };
    }

    /// <summary>The same database and keys after a restart of every process.</summary>
    public Site Restarted(params (string Key, string Value)[] settings) => new(Addresses, null, Time, Settings(settings)) { Time = Time };

    /// <summary>The same code on a database that is there already: demo data, load tests.</summary>
    public static Site On(SiteAddresses addresses, FakeTime time, IReadOnlyDictionary<string, string?> settings) => new(addresses, null, time, settings) { Time = time };

    /// <summary>Superuser's connection string: for looking at what no role of the product may see.</summary>
    public string Superuser => owned!.Superuser;

    public TestDatabase Database => owned!;

    /// <summary>One value, as the superuser sees it.</summary>
    public Task<T> Scalar<T>(string sql) => Database.Scalar<T>(sql);

    /// <summary>Whoever holds the token, through the Gateway.</summary>
    public SiteUser As(string? token) => new(this, Gateway, token, null);

    public SiteUser Guest => As(null);

    /// <summary>Whoever holds the token, by way of a Portal of the register.</summary>
    public SiteUser Through(KnownPortal portal, string? token = null) => new(this, Gateway, token, null) { Portal = portal };

    /// <summary>Somebody at another browser.</summary>
    public SiteUser Stranger(string address, string device = "Windows・Chrome") => new(this, Gateway, null, null) { Address = address, Device = device };

    public SiteUser Staff(string token, string card) => new(this, Office, token, card);

    /// <summary>Runs a job use case once.</summary>
    public Task<Outcome<T>> Job<T>(IJobUseCase<T> job) =>
        JobServices.GetRequiredService<UseCaseRunner>().Run(job, new UseCaseContext { Unattended = Actor.Job(UseCaseShape.NameOf(job.GetType())) });

    /// <summary>Every document that waits gets its verdict, or is put off.</summary>
    public async Task Scan()
    {
        while ((await Job(new ScanDocuments())).Value.Decided)
        {
        }
    }

    /// <summary>Runs every scheduled job until none has more to do.</summary>
    public async Task RunJobs()
    {
        foreach (var plan in Plans)
        {
            while (await plan.Run(JobServices.GetRequiredService<UseCaseRunner>(), CancellationToken.None) is { Succeeded: true, Value: true })
            {
            }
        }
    }

    /// <summary>A session without the sign-in, for tests that are not about it. Staff sessions are bound to the card "test-card-ACCOUNT".</summary>
    public async Task<SiteUser> Session(Actor actor)
    {
        await using var scope = Office.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.Open(CancellationToken.None);
        var keys = scope.ServiceProvider.GetRequiredService<PersonKeys>();
        await keys.LoadFor(actor.PersonId);
        if (!keys.Holds(actor.PersonId))
        {
            await keys.MakeFor([actor.PersonId], actor.EnterpriseId);
        }
        var card = actor.Kind == ActorKind.Staff ? $"test-card-{actor.AccountId:N}" : null;
        var token = await scope.ServiceProvider.GetRequiredService<Sessions>().Start(actor, card, TimeSpan.FromHours(1), TimeSpan.FromHours(8), CancellationToken.None);
        await session.Commit(CancellationToken.None);
        return actor.Kind == ActorKind.Staff ? Staff(token, card!) : As(token);
    }

    /// <summary>A new key of an account, as its letter would bring it.</summary>
    public async Task<string> MailedKey(Guid person)
    {
        await using var scope = Office.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.Open(CancellationToken.None);
        var key = await scope.ServiceProvider.GetRequiredService<IAccounts>().RenewKey(person, CancellationToken.None);
        await session.Commit(CancellationToken.None);
        return key!.Text;
    }

    /// <summary>Someone of the foundation with these roles, signed in.</summary>
    public Task<SiteUser> Staff(params StaffRole[] roles)
    {
        var id = Guid.CreateVersion7();
        return Session(new Actor(ActorKind.Staff, id, id, null, "職員　試", [.. roles.Select(r => r.ToString())], Guid.Empty, "T-01"));
    }

    public Task<SiteUser> Member(Guid person) =>
        Session(new Actor(ActorKind.Member, person, person, null, "会員　試", [], Guid.Empty, ""));

    public Task<SiteUser> Officer(Guid enterprise, params OfficerRight[] rights)
    {
        var id = Guid.CreateVersion7();
        return Session(new Actor(ActorKind.Officer, id, id, enterprise, "担当　試", [.. rights.Select(r => r.ToString())], Guid.Empty, ""));
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Office.DisposeAsync();
        await JobServices.DisposeAsync();
        foreach (var source in sources)
        {
            await source.DisposeAsync();
        }
        if (owned is not null)
        {
            await owned.DisposeAsync();
        }
    }

    private ServiceProvider Build(TimeProvider time, string connection, IKeyStore keys, Action<IServiceCollection, NpgsqlDataSource, IKeyStore> add)
    {
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning)).AddSingleton(time);
        var source = DatabaseSource.Open(connection);
        sources.Add(source);
        add(services, source, keys);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private static Dictionary<string, string?> Settings((string Key, string Value)[] given)
    {
        var settings = new Dictionary<string, string?> { ["WM:Identity:HashIterations"] = "1000", ["WM:Scanner:Unscanned"] = "true" };
        foreach (var (key, value) in given)
        {
            settings[key] = value;
        }
        return settings;
    }
}

/// <summary>Connection strings and key folders of the three parts.</summary>
public sealed record SiteAddresses(string Gateway, string Office, string Jobs, string GatewayKeys, string OfficeKeys);
