using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rosters.Reading;

namespace WelfareMutual.Members.Rosters;

/// <summary>The faulty rows with the reason beside each, to be corrected and uploaded again as differences.</summary>
public sealed record DownloadFaults(Guid RosterId) : IPortalUseCase<DownloadFaults.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    public sealed record Result(string FileName, byte[] Content, bool ShiftJis);

    internal sealed class Handler(RosterDesk rosters, Actor actor) : IHandle<DownloadFaults, Result>
    {
        public async Task<Outcome<Result>> Handle(DownloadFaults query, CancellationToken ct)
        {
            if (await rosters.Find(query.RosterId, actor.Enterprise, ct) is not { } roster)
            {
                return Refusal.NotFound;
            }
            var result = await rosters.Run(roster, ct);
            var file = FaultFile.Of(result.Table, result.Match, result.Diff.Errors);
            return new Result(file.FileName, file.Bytes, file.Encoding == Kernel.Text.TextEncoding.Cp932);
        }
    }
}
