using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Contracts;

/// <summary>Somebody asked for a new key. Whoever knows the person's postal address calls
/// <see cref="IAccounts.RenewKey"/> and posts the letter "recovery-key" (for an account still invited, "members.activation-key"
/// or "officer-key") with the values number and key. Told in a job.</summary>
/// <param name="Number">The login as printed: a member number, or an officer's ID.</param>
/// <param name="Template">The letter to post.</param>
public sealed record RecoveryAsked(Guid Person, Guid? Enterprise, string Number, string Name, string Template) : IFact;
