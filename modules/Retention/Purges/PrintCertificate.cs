using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Paper;

namespace WelfareMutual.Retention.Purges;

/// <summary>The certificate as a PDF for the foundation's files: its text, which the digest is of, and who proposed, released and checked. Source: FEATURES RET-06.</summary>
public sealed record PrintCertificate(Guid PurgeId) : IOfficeUseCase<PrintCertificate.Result>, IQuery
{
    public static Access Access => ShowPurge.Access;
    public sealed record Result(string Name, byte[] Content);

    internal sealed class Handler(RetentionDb db, PeopleOfRecord people, AuditTrail audit, Clock clock) : IHandle<PrintCertificate, Result>
    {
        private static readonly string[] Roles = ["提案した人", "実行を決めた人", "証明書を確認した人"];

        public async Task<Outcome<Result>> Handle(PrintCertificate query, CancellationToken ct)
        {
            if (await db.Purges.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.PurgeId && p.Certificate != null, ct) is not { } purge)
            {
                return Refusal.NotFound;
            }
            audit.About(purge.Id);
            var lines = purge.Certificate!.Split('\n');
            var sheet = new Sheet(lines[0], $"この証明書の指紋（SHA-256）：{Convert.ToHexStringLower(purge.CertificateHash!)}", clock.Now);
            foreach (var line in lines.Skip(1))
            {
                sheet.Write(line);
            }
            foreach (var (role, done) in Roles.Zip(await people.StepsOf(purge, ct)))
            {
                sheet.Write(done is { At: { } at } ? $"{role}：{done.Who}　{JapaneseDate.Full(Clock.DayOf(at))}" : $"{role}：まだいません");
            }
            return new Result($"purge-certificate-{purge.Number}.pdf", sheet.Pdf());
        }
    }
}
