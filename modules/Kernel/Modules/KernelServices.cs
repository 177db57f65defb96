using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Modules;

public static class KernelServices
{
    /// <summary>Registers the pipeline and, from the assemblies, the handlers of the audiences that this process serves.</summary>
    public static IServiceCollection AddKernel(
        this IServiceCollection services, NpgsqlDataSource source, IKeyStore keys, IReadOnlyCollection<Assembly> assemblies, params Audience[] audiences)
    {
        var shapes = assemblies.SelectMany(UseCaseShape.In).Where(s => audiences.Contains(s.Audience)).ToArray();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Clock>();
        services.AddSingleton(source);
        services.AddSingleton(keys);
        services.AddSingleton<SearchIndex>();
        services.AddSingleton(new UseCaseCatalogue(shapes));
        services.AddSingleton(new ConstraintRefusals(assemblies));
        services.AddSingleton(new Rulebook.KnownRules(assemblies));
        services.AddSingleton(new SensitiveUseCases(assemblies));
        services.AddSingleton<Alarms>();
        services.AddSingleton<UseCaseRunner>();
        services.TryAddSingleton<Transport.SessionPace>();
        services.AddSingleton<Jobs.JobRunner>();
        services.AddScoped<DbSession>();
        services.AddScoped<Subject>();
        services.AddScoped<Sessions>();
        services.AddScoped<ProofCheck>();
        services.AddScoped<PortalTrust>();
        services.AddScoped<PersonKeys>();
        services.AddScoped<PersonRows>();
        services.AddScoped<IdempotencyKeys>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<Facts>();
        services.AddScoped<AfterCommit>();
        services.AddScoped<Outbox.Outbox>();
        services.AddScoped<Rulebook.Rulebook>();
        services.AddScoped<ContextCarrier>();
        services.AddScoped(p => p.GetRequiredService<ContextCarrier>().Context);
        services.AddScoped(p => p.GetRequiredService<ContextCarrier>().Context.Actor);
        services.AddScoped<ServiceFactory>(p => p.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(UseCasePipeline<,>));
        AddHandlers(services, shapes, assemblies);
        return services;
    }

    private static void AddHandlers(IServiceCollection services, IReadOnlyCollection<UseCaseShape> shapes, IEnumerable<Assembly> assemblies)
    {
        var served = shapes.Select(s => s.Type).ToHashSet();
        var handlers =
            from type in assemblies.SelectMany(a => a.GetTypes())
            where type is { IsClass: true, IsAbstract: false }
            from handles in type.GetInterfaces()
            where handles.IsGenericType && handles.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && served.Contains(handles.GetGenericArguments()[0])
            select (handles, type);
        var count = 0;
        foreach (var (handles, type) in handlers)
        {
            services.AddTransient(handles, type);
            count++;
        }
        if (count != served.Count)
        {
            throw new InvalidOperationException($"{served.Count} use cases but {count} handlers");
        }
    }
}
