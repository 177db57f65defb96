using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Modules;

/// <summary>A module's table of contents: its context, contracts, fact handlers, deliverers and jobs.</summary>
public interface IModule
{
    static abstract void Add(ModuleContents contents);
}

/// <summary>A job and its rhythm. Runs in the back office only.</summary>
/// <param name="Every">Pause between runs.</param>
/// <param name="WakesOn">PostgreSQL channel whose notification runs it at once, or null.</param>
/// <param name="SaysWhenIdle">Whether a run that found nothing to do can be told from one that worked.</param>
/// <param name="Run">Runs it once; true when it is to be run again at once.</param>
public sealed record JobPlan(Type UseCase, TimeSpan Every, string? WakesOn, bool SaysWhenIdle, Func<UseCaseRunner, CancellationToken, Task<Outcome<bool>>> Run)
{
    public string Name => UseCaseShape.NameOf(UseCase);
}

/// <summary>Collects what a module adds, for the process's kind: Gateway or back office.</summary>
public sealed class ModuleContents(IServiceCollection services, IConfiguration configuration, bool isOffice)
{
    private readonly List<JobPlan> jobs = [];

    public IServiceCollection Services => services;
    public IConfiguration Configuration => configuration;
    public bool IsOffice => isOffice;
    public IReadOnlyList<JobPlan> Jobs => jobs;

    /// <summary>The module's context on the use case's one connection. Not pooled: a pooled context outlives its transaction.</summary>
    public ModuleContents Db<TDb>(Func<DbContextOptions<TDb>, PersonKeys, TDb> make) where TDb : ModuleDb
    {
        services.AddScoped(provider =>
        {
            var session = provider.GetRequiredService<DbSession>();
            var options = new DbContextOptionsBuilder<TDb>()
                .UseNpgsql(session.Connection)
                .AddInterceptors(SealOnSave.Instance, BindOnRead.Instance)
                .Options;
            var db = make(options, provider.GetRequiredService<PersonKeys>());
            db.Database.AutoSavepointsEnabled = false;
            db.Database.UseTransaction(session.Transaction);
            return db;
        });
        services.AddScoped<ModuleDb>(provider => provider.GetRequiredService<TDb>());
        services.AddSingleton(new SealedModel(() => make(new DbContextOptionsBuilder<TDb>().UseNpgsql().Options, null!).Model));
        return this;
    }

    /// <summary>A question that other modules may ask.</summary>
    public ModuleContents Contract<TContract, TAnswer>() where TContract : class where TAnswer : class, TContract
    {
        services.AddScoped<TContract, TAnswer>();
        return this;
    }

    public ModuleContents Hears<TFact, TListener>() where TFact : IFact where TListener : class, IHear<TFact>
    {
        services.AddScoped<IHear<TFact>, TListener>();
        return this;
    }

    public ModuleContents Delivers<TDeliverer>() where TDeliverer : class, IDeliver
    {
        services.AddScoped<IDeliver, TDeliverer>();
        return this;
    }

    /// <param name="more">Whether there is more to do at once, from the result.</param>
    public ModuleContents Job<TUseCase, TResult>(TimeSpan every, string? wakesOn = null, Func<TResult, bool>? more = null)
        where TUseCase : IJobUseCase<TResult>, new()
    {
        jobs.Add(new(typeof(TUseCase), every, wakesOn, more is not null, async (runner, ct) =>
        {
            var outcome = await runner.Run(new TUseCase(), new UseCaseContext { Unattended = Actor.Job(UseCaseShape.NameOf(typeof(TUseCase))) }, ct);
            return outcome.Succeeded ? more?.Invoke(outcome.Value) == true : outcome.Refusal!;
        }));
        return this;
    }
}
