using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Tests.Support;

/// <summary>One person at a browser, or nobody.</summary>
public sealed class SiteUser(Site site, IServiceProvider services, string? token, string? card)
{
    public string? Token => token;
    public string? Card => card;

    /// <summary>Why staff open what is sealed; tests are at a case unless they say otherwise.</summary>
    public string? Reason { get; init; } = "case";
    public Site Site => site;

    /// <summary>What the Portal says of the visitor.</summary>
    public string? Address { get; init; }
    public string? Device { get; init; }

    /// <summary>The Portal through which the visitor comes, where the test is about it.</summary>
    public KnownPortal? Portal { get; init; }

    /// <param name="key">The form's idempotency key; the same for a second post of the same form.</param>
    public Task<Outcome<T>> Run<T>(IUseCase<T> useCase, Guid? key = null) =>
        services.GetRequiredService<UseCaseRunner>().Run(useCase, new UseCaseContext { Token = token, CardSerial = card, Terminal = card is null ? Portal is null ? null : $"portal {Portal.Name}" : "T-01", Reason = card is null ? null : Reason, IdempotencyKey = key, ClientAddress = Address, Device = Device, Portal = Portal?.Id });

    /// <summary>As <see cref="Run"/>, where anything but success is a fault of the test.</summary>
    public async Task<T> Do<T>(IUseCase<T> useCase, Guid? key = null)
    {
        var outcome = await Run(useCase, key);
        return outcome.Succeeded ? outcome.Value : throw new InvalidOperationException($"{useCase.GetType().Name}: {string.Join(", ", outcome.Refusals.Select(r => r.Code))}");
    }
}
