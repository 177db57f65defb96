using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: IAM-05.</summary>
public sealed record SignOutStaff : IOfficeUseCase<Done>
{
    public static Access Access => Access.AnySession;

    internal sealed class Handler(Sessions sessions, UseCaseContext context) : IHandle<SignOutStaff, Done>
    {
        public async Task<Outcome<Done>> Handle(SignOutStaff command, CancellationToken ct)
        {
            await sessions.End(context.Token!, ct);
            return Done.It;
        }
    }
}
