using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Contracts;

/// <summary>A Portal was shut out. Told in a job.</summary>
/// <param name="Portal">The register's id.</param>
/// <param name="Since">From when on it must be taken to have been in other hands.</param>
/// <param name="Changed">People whose account, address or mail was changed through it since then: their money waits for a person.</param>
public sealed record PortalRevoked(Guid Portal, DateTimeOffset Since, IReadOnlyCollection<Guid> Changed) : IFact;
