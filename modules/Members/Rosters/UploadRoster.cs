using System.Security.Cryptography;
using System.Text.Json.Serialization;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rosters.Reading;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>Takes a roster and makes its dry run. Nothing of the register changes. Source: FEATURES ENT-05.</summary>
public sealed record UploadRoster(RosterKind Kind, string FileName) : IPortalUseCase<UploadRoster.Result>, IWithUpload
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    [JsonIgnore]
    public Stream Upload { get; set; } = Stream.Null;

    public sealed record Result(Guid RosterId, RosterState State, int Additions, int Changes, int Leavers, int Same, int FaultyRows);

    internal sealed class Handler(MembersDb db, DryRun dryRun, PersonKeys keys, Actor actor, Clock clock) : IHandle<UploadRoster, Result>
    {
        public async Task<Outcome<Result>> Handle(UploadRoster command, CancellationToken ct)
        {
            var file = await ReadAll(command.Upload, ct);
            var (result, refused) = await dryRun.Of(actor.Enterprise, file, command.FileName ?? "", command.Kind, ct);
            if (result is null)
            {
                return refused!;
            }
            var review = result.Review();
            var id = Guid.CreateVersion7();
            await keys.MakeFor([id], actor.Enterprise, ct);
            var roster = new RosterUpload
            {
                Id = id,
                EnterpriseId = actor.Enterprise,
                PersonId = id,
                Kind = command.Kind,
                State = review.IsAsking ? RosterState.Asking : RosterState.Reviewed,
                FileName = Sealed.Of(result.Table.FileName),
                Fingerprint = Convert.ToHexString(SHA256.HashData(file)),
                Review = Sealed.Of(review),
                UploadedBy = actor.AccountId,
                UploadedAt = clock.Now,
            };
            roster.Counted(result, review);
            db.Add(roster);
            db.AddRange(RosterChunk.Of(roster, file));
            await db.SaveChangesAsync(ct);
            return new Result(roster.Id, roster.State, review.Additions, review.Changes, review.Leavers, review.SameCount, review.FaultyRows);
        }

        // One byte more than allowed is enough to know that it is too big.
        private static async Task<byte[]> ReadAll(Stream upload, CancellationToken ct)
        {
            var most = new RosterLimits().Bytes + 1;
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while (bytes.Length < most && (read = await upload.ReadAsync(buffer, ct)) > 0)
            {
                bytes.Write(buffer, 0, read);
            }
            return bytes.ToArray();
        }
    }
}
