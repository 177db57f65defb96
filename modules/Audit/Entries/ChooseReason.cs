using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Audit.Entries;

/// <summary>Staff say once a session why they open what is sealed (FEATURES AUD-06). The choice is an entry of its own, and stands in each that follows.</summary>
public sealed record ChooseReason(string Code) : IOfficeUseCase<Done>
{
    public static Access Access => Access.AnyStaff;

    internal sealed class Handler(AuditTrail audit) : IHandle<ChooseReason, Done>
    {
        public Task<Outcome<Done>> Handle(ChooseReason command, CancellationToken ct)
        {
            if (!AccessReason.Words.ContainsKey(command.Code))
            {
                return Task.FromResult<Outcome<Done>>(AccessReason.Unknown);
            }
            audit.Because(command.Code);
            return Task.FromResult<Outcome<Done>>(Done.It);
        }
    }
}
